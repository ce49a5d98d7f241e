"""Hold the state, apply events, notify listeners. Time and Kivy stay outside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from app.content.claims import load_claims
from app.content.designs import load_design
from app.content.platforms import load_platform, load_platforms
from app.content.scenarios.loading import load_scenario
from app.content.scenarios.surroundings import load_surroundings
from app.domain.events import Event, Ticked
from app.domain.flow import step
from app.domain.state import Setup, State, Verification
from app.domain.views import KNOWN
from app.prototype.variant import Variant

Later = Callable[[float, Event], None]


def initial_state(variant: Variant, started: datetime) -> State:
    """Return the state a run begins in. Raises InputError where a data file is wrong."""
    claims = load_claims()
    platform = load_platform(variant.platform)
    scenario = load_scenario(variant.scenario, started, claims)
    return State(
        setup=Setup(
            platform,
            load_design(variant.design).behaviour,
            claims,
            KNOWN,
            load_platforms(),
            load_surroundings(),
        ),
        account=scenario.account,
        now=started,
        verification=Verification(platform.verification_steps()),
        elder=variant.elder,
    )


class Store:
    """The one place where the state changes.

    ``later(seconds, event)`` lets the outside dispatch an event after that time; ``on_change`` hears every
    new state.
    """

    def __init__(self, state: State, later: Later, on_change: Callable[[State], None]) -> None:
        self.state = state
        self._later = later
        self._on_change = on_change
        self._closed = False

    def dispatch(self, event: Event) -> None:
        """Apply an event and schedule its effects."""
        if self._closed:
            return
        before = self.state
        self.state, effects = step(before, event)
        for effect in effects:
            self._later(effect.after, effect.event)
        if self.state != before:
            self._on_change(self.state)

    def pass_time(self, seconds: float) -> None:
        """Tell the state that so much time has passed since it last heard."""
        self.dispatch(Ticked(self.state.now + timedelta(seconds=seconds)))

    def close(self) -> None:
        """Stop listening: what was scheduled in this run must not reach the next one."""
        self._closed = True
