"""Attempts at what the phone's system asks for: how many may fail, and how one ends that nobody waits for."""

from __future__ import annotations

from dataclasses import replace

from app.domain.facts.sensor import Phase
from app.domain.state import State

MOST_FAILURES = "A09"  # the claim


def changed(state: State, **values: object) -> State:
    """Return the state with some values of the verification changed."""
    return replace(state, verification=replace(state.verification, **values))  # type: ignore[arg-type]


def is_locked(state: State) -> bool:
    """Tell whether the sensor failed too often in a row to be used before the passcode."""
    return state.verification.failures >= state.setup.claims.whole(MOST_FAILURES)


def attempt_ended(state: State) -> State:
    """Return the state without a running attempt: the system asks anew; a late answer does not count."""
    phase = Phase.LOCKED if is_locked(state) else Phase.READY
    return state if state.verification.phase is phase else changed(state, phase=phase)
