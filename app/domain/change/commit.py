"""The commit: the account is limited from then on (E01 to E09). The back end runs the saga (``saga/``)."""

from __future__ import annotations

from dataclasses import replace

from app.domain.change.examination import obstacle, turned_away
from app.domain.organisation import steps as organisation
from app.domain.papers import reviews
from app.domain.rules.limits import begun_anew, limit
from app.domain.saga import steps as process
from app.domain.state import Place, State, Verification


def commit(state: State) -> State:
    """Submit the change: its effects start now, the old identity waits to be released."""
    limited = limit(state.account, state.setup.claims, state.now)
    committed = replace(
        state,
        account=replace(limited, pending_name=state.verification.name),
        aftermath=begun_anew(state.aftermath),
        verification=Verification(state.verification.steps),
        submitted=state.now,
        finished=False,
        stack=(Place("me"), Place("submitted")),
    )
    return process.begin(organisation.commit(committed), state)


def submit(state: State) -> State:
    """Hand the change in: committed at once, or after the reviews that its document needs (M07).

    Time has passed since the verification began, so the account is examined once more.
    """
    found = obstacle(state)
    if found is not None:
        return turned_away(state, found)
    begun = state.verification.begun or state.now
    state = replace(state, duration_s=round((state.now - begun).total_seconds()))
    return reviews.begin(state) if reviews.needed(state) else commit(state)
