"""The check, repeated before each step towards the commit; a condition that fails stops the change there."""

from __future__ import annotations

from dataclasses import replace

from app.domain.remedies.reminders import without_due
from app.domain.rules.conditions import CONDITIONS
from app.domain.rules.eligibility import blocked, check
from app.domain.state import Check, Place, State

_LEFT_BEHIND = {"check": ("check", "rename", "verify"), "error": ("verify",)}


def examined(state: State) -> State:
    """Return the state with every item of the check as it is now."""
    items = check(state.account, state.now, state.setup.claims)
    return without_due(replace(state, check=Check(items, too_late=state.check.too_late)))


def examined_again(state: State) -> State:
    """Return the state with a check that was made before as it is now, its other facts kept."""
    if not state.check.items:
        return state
    items = check(state.account, state.now, state.setup.claims)
    passed = frozenset(item.check for item in items if item.passed)
    return replace(state, check=replace(state.check, items=items, rechecked=state.check.rechecked & passed))


def obstacle(state: State) -> Place | None:
    """Return where a change ends that cannot go on, None where nothing stands in its way.

    The clear design goes back to its check, which lists everything at once. The reported design shows
    one error for whatever it met, and for renewals nothing but a code (U01): that error is about them.
    """
    items = blocked(check(state.account, state.now, state.setup.claims))
    if not items:
        return None
    if state.setup.behaviour.checks_first:
        return Place("check")
    coded = (item.check for item in items if CONDITIONS[item.check].told_by_code)
    return Place("error", next(coded, ""))


def turned_away(state: State, to: Place) -> State:
    """Return the state at the obstacle, with what was verified kept."""
    stack = tuple(place for place in state.stack if place.screen not in _LEFT_BEHIND[to.screen])
    state = replace(state, stack=stack).pushed(to.screen, to.about)
    return examined(state) if to.screen == "check" else state
