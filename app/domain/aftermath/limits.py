"""What a changed account may still do: limited at the commit, free again after recovery (E01 to E08)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from app.domain.account import FEN, Account, Renewal
from app.domain.aftermath.record import Aftermath
from app.domain.claims import Claims
from app.domain.state import State


def limit(account: Account, claims: Claims, moment: datetime) -> Account:
    """Return the account with every limit that holds from a commit at this moment."""
    return replace(
        account,
        renewals=tuple(_ended(renewal) for renewal in account.renewals),
        receipt_limit_fen=claims.whole("E01") * FEN,
        withdrawals_from=moment + timedelta(hours=claims.whole("E02")),
        limited_since=moment,
    )


def _ended(renewal: Renewal) -> Renewal:
    return replace(renewal, active=False, ended_by_change=True) if renewal.active else renewal


def lift(account: Account, claims: Claims) -> Account:
    """Return the account as free as before its change. Contracts that ended stay ended."""
    return replace(
        account,
        receipt_limit_fen=claims.whole("E01", "before") * FEN,
        withdrawals_from=None,
        limited_since=None,
    )


def begun_anew(aftermath: Aftermath) -> Aftermath:
    """Return what lasts through another change: the recovery starts again, the day's receipts still count."""
    return replace(aftermath, refusals=0, card="", bought=(), recovered=None)


def as_before(aftermath: Aftermath, before: Aftermath) -> Aftermath:
    """Return what lasts when a change turned back: a recovery stands where it stood, receipts still count."""
    return replace(
        aftermath,
        refusals=before.refusals,
        card=before.card,
        bought=before.bought,
        recovered=before.recovered,
    )


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
    """Return when the limits of a day begin anew."""
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
    """Return the state after a receipt or log-in that went well. A suspicion that stands is not forgotten."""
    if is_suspicious(state):
        return state
    return replace(state, aftermath=replace(state.aftermath, refusals=0))
