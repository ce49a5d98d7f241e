"""Put a design's faults into the widgets of the screen that is shown, and take them out again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
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


class _Kept:
    """One property of a widget that keeps its value, whatever its kv rule assigns."""

    def __init__(self, widget: Widget, name: str) -> None:
        self._widget, self._name = widget, name
        self._value = self._right = getattr(widget, name)
        widget.fbind(name, self._keep)

    def _keep(self, *_: object) -> None:
        now = getattr(self._widget, self._name)
        if now != self._value:
            self._right = now
            setattr(self._widget, self._name, self._value)

    def let_go(self) -> None:
        """Set the value that the kv rule would have assigned by now."""
        self._widget.funbind(self._name, self._keep)
        setattr(self._widget, self._name, self._right)


class _Timed:
    """A fault's values in one widget, which come after a time, or come and go."""

    def __init__(self, widget: Widget, fault: Fault) -> None:
        self._widget, self._wrong = widget, fault.set
        self._right = {name: getattr(widget, name) for name in fault.set}
        self._is_wrong = False
        schedule = Clock.schedule_interval if fault.every else Clock.schedule_once
        self._event = schedule(lambda _: self._turn(), fault.every or fault.after)

    def _turn(self) -> None:
        self._is_wrong = not self._is_wrong
        self._hold(self._wrong if self._is_wrong else self._right)

    def _hold(self, values: Mapping[str, object]) -> None:
        for name, value in values.items():
            setattr(self._widget, name, value)

    def stop(self) -> None:
        """Give the widget its right values for good."""
        self._event.cancel()
        if self._is_wrong:
            self._hold(self._right)


class Planter:
    """Manages the faults of one phone: they are in the screen that is shown and in no other."""

    def __init__(self) -> None:
        self._planted: list[_Planted] = []
        self._kept: dict[tuple[Widget, str], _Kept] = {}
        self._again: ClockEvent | None = None
        self._timed: dict[tuple[Widget, str], _Timed] = {}

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
        here = [(fault, [*_targets(root, fault)]) for fault in faults if fault.screen in screens]
        self._keep({(each, name) for fault, widgets in here for each in widgets for name in fault.keep})
        pairs = [(fault, widget) for fault, widgets in here for widget in widgets]
        self._time([pair for pair in pairs if _has_time(pair[0])])
        for fault, widget in pairs:
            if not _has_time(fault):
                self._set(widget, fault)

    def _time(self, wanted: Sequence[tuple[Fault, Widget]]) -> None:
        """Let values come in time; what waits for its time already goes on waiting."""
        places = {(widget, fault.id): fault for fault, widget in wanted}
        for gone in self._timed.keys() - places:
            self._timed.pop(gone).stop()
        for (widget, name), fault in places.items():
            if (widget, name) not in self._timed:
                self._timed[widget, name] = _Timed(widget, fault)

    def begin_again(self) -> None:
        """Make all colours follow the theme again, as after a new start."""
        self._keep(set())
        self._time(())

    def _keep(self, wanted: Set[tuple[Widget, str]]) -> None:
        for gone in self._kept.keys() - wanted:
            self._kept.pop(gone).let_go()
        for widget, name in wanted - self._kept.keys():
            self._kept[widget, name] = _Kept(widget, name)

    def take_out(self) -> None:
        """Take out all faults but those that a change of theme brings about."""
        for each in reversed(self._planted):
            each.take_out()
        self._planted.clear()

    def _set(self, widget: Widget, fault: Fault) -> None:
        for name, value in fault.set.items():
            right = getattr(widget, name)
            setattr(widget, name, value)
            self._planted.append(_Planted(widget, name, right, getattr(widget, name)))


def _has_time(fault: Fault) -> bool:
    return bool(fault.after or fault.every)


def _targets(root: Widget, fault: Fault) -> Iterator[Widget]:
    widgets = [*root.walk(restrict=True)]
    found = [each for each in widgets if getattr(each, "script_id", "") == fault.target]
    for widget in found or _by_kv_id(widgets, fault.target):
        parts = widget.walk(restrict=True) if fault.part else (widget,)
        yield from (part for part in parts if fault.part in ("", type(part).__name__))


def _by_kv_id(widgets: Sequence[Widget], name: str) -> list[Widget]:
    named = {each.ids[name].uid for each in widgets if name in each.ids}
    return [each for each in widgets if each.uid in named]
