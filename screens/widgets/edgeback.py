"""Going back by a swipe from an edge of the glass."""

from __future__ import annotations

from collections.abc import Callable

from kivy.input import MotionEvent
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty
from kivy.uix.widget import Widget

from app.prototype.bindings import kit
from screens.kv import load_kv
from screens.widgets.icon import Icon  # noqa: F401 - its rules are used in edgeback.kv

load_kv(__file__)

_ZONE = 20  # dp from an edge, in which a swipe may begin
_BEGINS = 14  # dp that a finger goes inwards before it is one
_FAR = 0.3  # of the width, from which letting go goes back

Moved = Callable[[float], None]
Released = Callable[[bool], None]


class EdgeSwipe:
    """One finger's way from an edge inwards.

    ``told`` are called once it is clear that it is a swipe, with how far it has gone, in px, and at its end
    with whether that was far enough.
    """

    def __init__(
        self, touch: MotionEvent, inwards: int, width: float, told: tuple[Callable[[], None], Moved, Released]
    ) -> None:
        self.inwards = inwards
        self.running = False
        self._start = touch.pos
        self._width = width
        self._began, self._moved, self._released = told

    def move(self, touch: MotionEvent) -> None:
        """Follow the finger."""
        gone = (touch.x - self._start[0]) * self.inwards
        if not self.running:
            sideways = gone > abs(touch.y - self._start[1])
            if gone < dp(_BEGINS) or not sideways:
                return
            self.running = True
            self._began()
        self._moved(max(0, gone))

    def end(self, touch: MotionEvent) -> None:
        """Let go."""
        if self.running:
            self._released((touch.x - self._start[0]) * self.inwards > self._width * _FAR)


def inwards(x: float, left: float, right: float) -> int:
    """Return which way leads inwards from an edge that a touch is at, 0 where no swipe begins there."""
    if "left" in kit.back.edges and 0 <= x - left <= dp(_ZONE):
        return 1
    if "right" in kit.back.edges and 0 <= right - x <= dp(_ZONE):
        return -1
    return 0


class EdgeHint(Widget):  # type: ignore[misc]
    """The arrow that comes out of the edge where the page itself does not follow the finger."""

    pulled = NumericProperty(0)
    slid = NumericProperty(0)
    from_right = BooleanProperty(False)
    accessible_hidden = BooleanProperty(True)
