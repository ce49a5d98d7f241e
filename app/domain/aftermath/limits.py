"""What a changed account may still do at this moment (E01 to E09)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from app.domain.state import State


def is_being_changed(state: State) -> bool:
    """Tell whether the back end still works on the change, so that moving money would abort it (S04)."""
    return state.process is not None and state.process.running


def paused_until(state: State) -> datetime | None:
    """Return when withdrawals are possible again, None where they are (E02)."""
    moment = state.account.withdrawals_from
    return moment if moment is not None and state.now < moment else None


def receivable_fen(state: State) -> int:
    """Return what may still be received today, in fen."""
    return max(0, state.account.receipt_limit_fen - state.aftermath.received_on(state.now.date()))


def posts_left(state: State) -> int | None:
    """Return how many posts are still possible today, None where there is no limit (E08)."""
    if not state.account.limited:
        return None
    return max(0, state.setup.claims.whole("E08") - state.aftermath.posted_on(state.now.date()))


def next_midnight(state: State) -> datetime:
    """Return when the daily limits are reset."""
    return datetime.combine(state.now.date() + timedelta(days=1), time.min)


def is_suspicious(state: State) -> bool:
    """Tell whether unusual behaviour asks for the person's identity again (E09)."""
    return state.account.limited and state.aftermath.refusals >= state.setup.claims.whole("A40")


def with_refusal(state: State) -> State:
    """Return the state after a refused receipt or log-in. Only a changed account is watched that closely."""
    if not state.account.limited or is_suspicious(state):
        return state
    return replace(state, aftermath=replace(state.aftermath, refusals=state.aftermath.refusals + 1))


def without_refusals(state: State) -> State:
    """Return the state after a successful receipt or log-in. An existing suspicion remains."""
    if is_suspicious(state):
        return state
    return replace(state, aftermath=replace(state.aftermath, refusals=0))
