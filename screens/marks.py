"""Numbered marks over the phone, on what an audit has found. They are the window's, never in a picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from kivy.metrics import dp
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty
from kivy.uix.relativelayout import RelativeLayout
from kivy.uix.widget import Widget

from screens.kv import load_kv
from screens.panel.issues import Issue
from screens.widgets.sync import Recipe, sync
from screens.widgets.tappable import Tappable

load_kv(__file__)

_ROUNDS = 20  # in which dots that would lie on each other are moved apart


class MarkBox(Widget):  # type: ignore[misc]
    """The outline around one place; touches go through it to the phone."""

    issue: Issue = ObjectProperty(rebind=True)
    chosen = BooleanProperty(False)
    accessible_hidden = BooleanProperty(True)


class MarkDot(Tappable):
    """The number at the top right corner of a place; pressing it chooses the issue in the list."""

    repeats: ClassVar[bool] = True
    issue: Issue = ObjectProperty(rebind=True)
    emit = ObjectProperty()
    chosen = BooleanProperty(False)
    side = NumericProperty(dp(26))


class Marks(RelativeLayout):  # type: ignore[misc]
    """All marks, in the phone's own measures. ``scale`` is that of the phone; the dots do not follow it."""

    issues: Sequence[Issue] = ListProperty()
    chosen = NumericProperty(0)
    scale = NumericProperty(1.0)
    emit = ObjectProperty(lambda button: None)
    inert = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        for name in ("issues", "chosen", "scale", "size"):
            self.fbind(name, self._follow)

    def covers(self, point: tuple[float, float]) -> bool:
        """Tell whether a dot lies at a point of the window, in px."""
        dots = (each for each in self.children if isinstance(each, MarkDot) and not self.inert)
        return any(each.collide_point(*each.to_widget(*point)) for each in dots)

    def _follow(self, *_: object) -> None:
        keys = [(kind, issue) for kind in (MarkBox, MarkDot) for issue in self.issues]
        recipe = Recipe(lambda pair: (pair[0].__name__, pair[1].number), self._make, self._update)
        sync(self, keys, recipe)
        for widget in self.children:
            widget.chosen = widget.issue.number == self.chosen
        self._place()

    def _make(self, pair: tuple[type[Widget], Issue]) -> Widget:
        kind, issue = pair
        return kind(issue=issue) if kind is MarkBox else kind(issue=issue, emit=self.emit)

    @staticmethod
    def _update(widget: Widget, pair: tuple[type[Widget], Issue]) -> None:
        widget.issue = pair[1]

    def _place(self) -> None:
        taken: list[tuple[float, float]] = []
        side = dp(26) / self.scale
        for widget in reversed(self.children):
            x, y, width, height = (dp(number) for number in widget.issue.box)
            if isinstance(widget, MarkBox):
                widget.pos, widget.size = (x, self.height - y - height), (width, height)
                continue
            widget.side = side
            spot = self._free((x + width + side / 3, self.height - y + side / 4), side, taken)
            taken.append(spot)
            widget.center = spot

    def _free(
        self, wanted: tuple[float, float], side: float, taken: list[tuple[float, float]]
    ) -> tuple[float, float]:
        """Return where a dot goes: at the corner or, where another one is, left of it, on the phone."""
        half = side / 2
        x = min(max(wanted[0], half), self.width - half)
        y = min(max(wanted[1], half), self.height - half)
        for _ in range(_ROUNDS):
            if not any(abs(x - left) < side and abs(y - up) < side for left, up in taken):
                break
            x = x - side if x - side >= half else self.width - half
            y = y if x < self.width - half else max(half, y - side)
        return x, y
