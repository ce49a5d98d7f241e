"""What Kivy has scheduled: its clock's events and the running animations. A walk begins with none."""

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
        """Schedule it again, as if no time had passed; what was scheduled meanwhile stays as it is."""
        for event, passed in self.events:
            if not event.is_triggered:
                event()
                event._last_dt = Clock.time() - passed
        Animation._instances.update(each for each in self.animations if each._widgets)


def drop() -> None:
    """Cancel everything that is scheduled."""
    for event in Clock.get_events():
        event.cancel()
    Animation.cancel_all(None)


def postpone(seconds: float) -> None:
    """Postpone everything that is scheduled by so many s of Kivy's clock (negative: bring it forward)."""
    for event in Clock.get_events():
        event._last_dt += seconds
