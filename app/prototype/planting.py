"""Put a design's faults into the widgets of the screen that is shown, and take them out again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from kivy.clock import Clock, ClockEvent
from kivy.uix.widget import Widget

from app.content.designs import Fault


@dataclass(frozen=True, slots=True)
class _Planted:
    """One property of a widget, its right value and the one that was set instead."""

    widget: Widget
    name: str
    right: object
    wrong: object

    def take_out(self) -> None:
        """Set the right value, unless the widget has got a new one since."""
        if getattr(self.widget, self.name) == self.wrong:
            setattr(self.widget, self.name, self.right)


class Planter:
    """Manages the faults of one phone: they are in the screen that is shown and in no other."""

    def __init__(self) -> None:
        self._planted: list[_Planted] = []
        self._again: ClockEvent | None = None

    def plant(self, root: Widget, screens: Collection[str], faults: Sequence[Fault]) -> None:
        """Put in what belongs to the screens that are shown, now and once more after the next layout.

        Widgets are kept for other views, so the faults of the screen before go.
        """
        if self._again is not None:
            self._again.cancel()
            self._again = None
        if faults:
            self._again = Clock.schedule_once(lambda _: self._plant(root, screens, faults))
        self._plant(root, screens, faults)

    def _plant(self, root: Widget, screens: Collection[str], faults: Sequence[Fault]) -> None:
        self.take_out()
        for fault in faults:
            if fault.screen in screens:
                for widget in _targets(root, fault):
                    self._set(widget, fault)

    def take_out(self) -> None:
        """Take all faults out."""
        for each in reversed(self._planted):
            each.take_out()
        self._planted.clear()

    def _set(self, widget: Widget, fault: Fault) -> None:
        for name, value in fault.set.items():
            right = getattr(widget, name)
            setattr(widget, name, value)
            self._planted.append(_Planted(widget, name, right, getattr(widget, name)))


def _targets(root: Widget, fault: Fault) -> Iterator[Widget]:
    for widget in root.walk(restrict=True):
        if getattr(widget, "script_id", "") == fault.target:
            parts = widget.walk(restrict=True) if fault.part else (widget,)
            yield from (part for part in parts if fault.part in ("", type(part).__name__))
