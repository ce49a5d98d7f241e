"""The point of no return: what the account is like afterwards, and when it is over (S03)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.domain import process
from app.domain.aftermath.limits import begun_anew, limit
from app.domain.organisation import steps as organisation
from app.domain.papers import steps as papers
from app.domain.state import Place, State


def commit(state: State) -> State:
    """Submit the change: its effects start now, the old identity waits to be released."""
    limited = limit(state.account, state.setup.claims, state.now)
    begun = state.verification.begun or state.now
    committed = replace(
        state,
        account=replace(limited, pending_name=state.verification.name),
        aftermath=begun_anew(state.aftermath),
        submitted=state.now,
        duration_s=round((state.now - begun).total_seconds()),
        stack=(Place("me"), Place("submitted")),
    )
    return process.begin(organisation.commit(committed))


def submit(state: State) -> State:
    """Hand the change in: committed at once, or after the reviews that its document needs (M07)."""
    return papers.begin_review(state) if papers.needs_review(state) else commit(state)


def pass_time(state: State) -> State:
    """When the back end is through, the new name stands."""
    if state.submitted is None or state.finished:
        return state
    if state.now - state.submitted < timedelta(hours=state.setup.claims.whole("S03")):
        return state
    account = replace(
        state.account,
        name=state.account.pending_name,
        pending_name="",
        renamed=(*state.account.renamed, state.now.date()),
    )
    return replace(state, account=account, finished=True)
