"""Let a run happen again: all that was done in it, at the same moments, without a phone.

The domain has neither clock nor chance, so that the same events lead to the same state. With another variant
they lead to where a person who did the same would be now.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.events import Event
from app.domain.state import Place, State
from app.prototype.store import Store, initial_state
from app.prototype.variant import Variant

Waiting = list[tuple[float, Event]]


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was done from outside the run, and the moment at which the run heard of it."""

    moment: datetime
    event: Event


@dataclass(frozen=True, slots=True)
class Stand:
    """How a run stands at a moment: its state, and what is to happen in how many s."""

    moment: datetime
    state: State
    waiting: Waiting


Spot = tuple[tuple[Place, ...], str]
"""Where a run stands: the open screens, and what is on top of them."""


def spot(state: State) -> Spot:
    """Return where a run stands."""
    return state.stack, state.shown


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment of a run to go back to: what had been done, and where the run stood then."""

    moment: datetime
    done: tuple[Done, ...]
    spot: Spot


def rerun(variant: Variant, started: datetime, done: Iterable[Done], until: datetime) -> Stand:
    """Return how a run of this variant stands after all that was done, at a moment."""
    replay = _Replay(variant, started)
    for each in done:
        replay.pass_until(each.moment)
        replay.store.dispatch(each.event)
    replay.pass_until(until)
    waiting = [((moment - until).total_seconds(), event) for moment, event in replay.due]
    return Stand(until, replay.store.state, waiting)


class _Replay:
    def __init__(self, variant: Variant, started: datetime) -> None:
        self.due: list[tuple[datetime, Event]] = []
        self._now = started
        self.store = Store(initial_state(variant, started), self._later, lambda _: None)

    def _later(self, seconds: float, event: Event) -> None:
        self.due.append((self._now + timedelta(seconds=seconds), event))

    def pass_until(self, moment: datetime) -> None:
        """Let happen what is due up to a moment, each thing at its own, as a jump of the timeline does."""
        while (first := min(self.due, key=lambda each: each[0], default=None)) and first[0] <= moment:
            self.due.remove(first)
            self._pass(max(first[0], self._now))
            self.store.dispatch(first[1])
        self._pass(moment)

    def _pass(self, moment: datetime) -> None:
        self._now = moment
        passed = (moment - self.store.state.now).total_seconds()
        if passed > 0:
            self.store.pass_time(passed)
