"""How long movements take, and what comes and goes: the one place that reduced motion changes."""

from __future__ import annotations

from collections.abc import Callable

from kivy.animation import Animation
from kivy.uix.widget import Widget

from app.prototype.bindings import theme

CURVE = "out_cubic"


def duration(seconds: float) -> float:
    """Return how long a movement that usually takes ``seconds`` takes now, in s: none with reduced motion."""
    return 0.0 if theme.reduced_motion else seconds


def run_shown(widget: Widget, end: int, seconds: float, ended: Callable[[int], object]) -> None:
    """Let ``shown`` of a widget run to 0 (away) or 1 (in its place); call ``ended`` with that end then.

    It takes ``seconds`` (s), or no time at all where motion is reduced.
    """
    Animation.cancel_all(widget, "shown")
    if not (seconds := duration(seconds)):
        ended(end)
        return
    animation = Animation(shown=end, d=seconds, t=CURVE)
    animation.bind(on_complete=lambda *_: ended(end))
    animation.start(widget)
