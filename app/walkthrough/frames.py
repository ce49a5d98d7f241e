"""Let the app live: frame by frame without drawing, until it has come to rest, or over a long time."""

from __future__ import annotations

from typing import Any

from kivy.animation import Animation
from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.lang import Builder

from app.errors import CheckError
from app.walkthrough.clock import VirtualTime

SOON_S = 0.25  # what is due within this time is waited for; a button's release and a double tap are
BUDGET_S = 6.0  # virtual time that an app may take to come to rest
_FRAME_S = 1 / 60


class Frames:
    """The frames of the running app, on a virtual time."""

    def __init__(self, time: VirtualTime) -> None:
        self._time = time

    def one(self) -> None:
        """Run one frame as the event loop does, without drawing it: nobody looks."""
        Clock.tick()
        EventLoop.dispatch_input()
        Builder.sync()
        Clock.tick_draw()
        Builder.sync()

    def several(self, seconds: float) -> None:
        """Run the frames of a short time."""
        until = self._time.now + seconds
        while self._time.now < until:
            self.one()

    def settle(self) -> None:
        """Run frames until nothing moves and nothing is due soon.

        Raises CheckError naming what was still busy when the budget is spent.
        """
        until = self._time.now + BUDGET_S
        self.one()
        while busy := self._busy():
            if self._time.now >= until:
                raise CheckError(f"not at rest after {BUDGET_S:g} s: {', '.join(sorted(busy))} still at work")
            self.one()
        self.one()

    def advance(self, seconds: float) -> None:
        """Let a long time pass: from one due event to the next, then to the end."""
        until = self._time.now + seconds
        while (due := self._next_due()) is not None and due < until:
            self._jump_to(due)
        self._jump_to(until)
        self.settle()

    def _jump_to(self, moment: float) -> None:
        self._time.now = max(self._time.now, moment)
        self.one()

    def _next_due(self) -> float | None:
        """Return when the next single event is due, after now. Steady ones come round anyway."""
        moments = [
            event._last_dt + event.timeout
            for event in Clock.get_events()
            if not event.loop and event.is_triggered
        ]
        return min((moment for moment in moments if moment > self._time.now), default=None)

    def _busy(self) -> set[str]:
        moving = {f"an animation of {_named(anim)}" for anim in Animation._instances if not anim.repeat}
        due = {
            f"{event.get_callback()!r} due in {_left(event, self._time.now):.2f} s"
            for event in _single_events()
            if _left(event, self._time.now) <= SOON_S
        }
        return moving | due


def _single_events() -> list[Any]:
    return [event for event in Clock.get_events() if event.is_triggered and not event.loop]


def _left(event: Any, now: float) -> float:
    return float(event._last_dt + event.timeout - now)


def _named(animation: Animation) -> str:
    properties = ", ".join(sorted(animation.animated_properties))
    return properties or type(animation).__name__
