"""What Kivy has under way: its clock's events and the animations that run. A walk begins with none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kivy.animation import Animation
from kivy.clock import Clock


@dataclass(frozen=True, slots=True)
class UnderWay:
    """Events in their order, each with the s that had passed since it was scheduled or last happened."""

    events: tuple[tuple[Any, float], ...]
    animations: tuple[Animation, ...]

    @classmethod
    def take_away(cls) -> UnderWay:
        """Stop everything that is under way, and return it."""
        events = tuple((event, Clock.time() - event._last_dt) for event in Clock.get_events())
        for event, _ in events:
            event.cancel()
        animations = tuple(Animation._instances)
        Animation._instances.clear()
        return cls(events, animations)

    def bring_back(self) -> None:
        """Let it go on, as if no time had passed; what has been scheduled meanwhile stays as it is."""
        for event, passed in self.events:
            if not event.is_triggered:
                event()
                event._last_dt = Clock.time() - passed
        Animation._instances.update(each for each in self.animations if each._widgets)


def drop() -> None:
    """Let nothing of what is under way come about."""
    for event in Clock.get_events():
        event.cancel()
    Animation.cancel_all(None)


def postpone(seconds: float) -> None:
    """Let everything that is due come about so many s later (or earlier, if negative) by Kivy's clock."""
    for event in Clock.get_events():
        event._last_dt += seconds
