"""Solve items of the check with what the screens offer, found by search, and with patience."""

from __future__ import annotations

from collections import deque

from app.domain.events import Go, Remedy, Return, Ticked
from app.domain.rules import conditions
from app.domain.rules.blockers import Blocker
from app.domain.rules.eligibility import blocked
from app.domain.state import State
from app.domain.views import view
from tests.app.domain.runs import play
from tests.app.domain.walking import Path, play_all, ways_on

LONGEST = 6  # events from the remedy's screen; no honest way is longer


def found(state: State, name: str) -> Blocker | None:
    return conditions.found(name, state.account, state.now, state.setup.claims)


def _is_done(state: State, name: str) -> bool:
    blocker = found(state, name)
    return blocker is None or blocker.waits


def way_through(state: State, name: str) -> Path:
    """Return the shortest way from an item's remedy to where it is solved or only waits."""
    first = play(state, Remedy(name))
    waiting: deque[tuple[State, Path]] = deque([(first, ())])
    met = {(view(first), first.account)}
    while waiting:
        state, path = waiting.popleft()
        if _is_done(state, name):
            return path
        for events in ways_on(state, view(state), thorough=True) if len(path) < LONGEST else ():
            after = play_all(state, events)
            seen = (view(after), after.account)
            if len(after.stack) >= len(first.stack) and seen not in met:
                met.add(seen)
                waiting.append((after, (*path, *events)))
    raise AssertionError(f"nothing that the screens offer solves {name}")


def solve(state: State, name: str, path: Path | None = None) -> State:
    """From the check, solve an item and come back; what only waits is waited for."""
    state = play(state, Remedy(name), *(way_through(state, name) if path is None else path))
    blocker = found(state, name)
    if blocker is not None:
        assert blocker.clears is not None, f"{name} neither passes nor says when it will"
        state = play(state, Ticked(blocker.clears))
    return play(state, Return("check"))


def solve_all(state: State) -> State:
    """Solve everything that the check lists, also what comes up on the way."""
    while items := blocked(state.check.items):
        state = solve(state, items[0].check)
    return state


def at_the_check(state: State) -> State:
    return play(state, Go("rename"))
