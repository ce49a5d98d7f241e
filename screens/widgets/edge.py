"""What a list does at its end: it gives way like a rubber band, or stretches, and comes back."""

from __future__ import annotations

from kivy.animation import Animation
from kivy.effects.scroll import ScrollEffect
from kivy.graphics import PopMatrix, PushMatrix, Scale, Translate
from kivy.properties import NumericProperty
from kivy.uix.widget import Widget

from app.prototype.bindings import kit, theme
from screens.widgets.motion import CURVE, duration


class EdgeEffect(ScrollEffect):  # type: ignore[misc]
    """Kivy's scrolling that stops at the ends; ``pulled`` is how far a finger has gone beyond one, in px.

    It is below 0 at the upper end.
    """

    pulled = NumericProperty(0)

    def update(self, val: float, t: float | None = None) -> None:
        """Take the finger's new place: what it had pulled it gives back first."""
        if self.pulled and self.history:
            rest = self.pulled + val - self.history[-1][1]
            if rest * self.pulled > 0:
                self.pulled = rest
                self.history.append((self.history[-1][0], val))
                return
            self.pulled = 0
        super().update(val, t)

    def on_value(self, *args: object) -> None:
        """Stop at the end, and count what a finger, and not a fling, goes beyond it."""
        low, high = sorted((self.min, self.max))
        beyond = min(0, self.value - low) + max(0, self.value - high)
        super().on_value(*args)
        if beyond and self.is_manual and kit.overscroll.look and not theme.reduced_motion:
            self.pulled += beyond

    def stop(self, val: float, t: float | None = None) -> None:
        """Let go, and come back."""
        super().stop(val, t)
        self._let_go()

    def cancel(self) -> None:
        """Come back where a touch ends without a place."""
        super().cancel()
        self._let_go()

    def _let_go(self) -> None:
        Animation.cancel_all(self, "pulled")
        if self.pulled:
            Animation(pulled=0, d=duration(kit.overscroll.seconds), t=CURVE).start(self)


class Give:
    """Moves or stretches what a list holds by as much as it gives way at its end."""

    def __init__(self, content: Widget) -> None:
        with content.canvas.before:
            PushMatrix()
            self._move = Translate(0, 0)
            self._stretch = Scale(1, 1, 1)
        with content.canvas.after:
            PopMatrix()

    def show(self, pulled: float, low: float, height: float) -> None:
        """Show that the end is pulled so far. The list is seen from ``low``, ``height`` high; all in px."""
        most = kit.overscroll.most
        share = abs(pulled) / (abs(pulled) + height * 0.5) if height else 0.0  # ever more slowly
        self._move.y, self._stretch.y = 0, 1
        if kit.overscroll.look == "band":
            self._move.y = round(share * most * height) * (1 if pulled > 0 else -1)
        elif kit.overscroll.look == "stretch":
            self._stretch.origin = (0, low + (height if pulled < 0 else 0))
            self._stretch.y = 1 + share * most
