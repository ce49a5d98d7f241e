"""The phone's part in going back by a swipe from an edge: the page follows, or an arrow comes out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from kivy.input import MotionEvent

from app.domain.events import Event
from app.domain.views.model import View
from app.prototype.bindings import kit, platform
from screens.widgets.edgeback import EdgeSwipe, inwards
from screens.widgets.tappable import cancel_presses


class SwipesBack:
    """Watches fingers at the edges of what it is mixed into, whose ids are those of the phone."""

    _swipe: EdgeSwipe | None = None

    if TYPE_CHECKING:
        view: View | None
        send: Callable[[Event | None], None]
        ids: Any
        x: float
        right: float
        width: float

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Follow a swipe from an edge; once it is one, nothing else hears of the finger."""
        if touch.grab_current is self and self._swipe is not None:
            self._swipe.move(touch)
            return True
        if self._swipe is not None and self._swipe.running:
            return True
        return bool(super().on_touch_move(touch))  # type: ignore[misc]

    def watch_edge(self, touch: MotionEvent) -> None:
        """Begin to watch a finger that has come down at an edge from which one can go back."""
        view = self.view
        way = inwards(touch.x, self.x, self.right)
        if self.ids.panel.modal or view is None or view.overlay or not view.back:
            return
        if platform.buttons is not None:  # a phone has one way or the other
            return
        if way and self._swipe is None:
            told = (partial(self._begin_swipe, way, touch.y), self._follow_swipe, self._end_swipe)
            self._swipe = EdgeSwipe(touch, way, self.width, told)
            touch.grab(self)

    def end_swipe(self, touch: MotionEvent) -> bool:
        """End a swipe, where this is its finger; tell whether it is."""
        if touch.grab_current is not self or self._swipe is None:
            return False
        touch.ungrab(self)
        swipe, self._swipe = self._swipe, None
        swipe.end(touch)
        return True

    def _begin_swipe(self, way: int, y: float) -> None:
        cancel_presses(self)
        hint = self.ids.edge
        hint.from_right, hint.center_y = way < 0, y
        if kit.back.follows:
            self.ids.stage.pull_back()

    def _follow_swipe(self, gone: float) -> None:
        if kit.back.follows:
            self.ids.stage.pulled = gone
        else:
            self.ids.edge.pulled = gone

    def _end_swipe(self, far: bool) -> None:
        self.ids.edge.pulled = 0
        view = self.view
        if far and view is not None and view.back and not view.overlay:
            self.send(view.back)
        self.ids.stage.let_back()
