"""The limits that a change of name puts on an account, and their end (E01 to E08)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from app.domain.facts.account import FEN, Account
from app.domain.facts.aftermath import Aftermath
from app.domain.facts.claims import Claims
from app.domain.facts.obstacles import Renewal


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
    """Return the account without the limits of its change. Contracts that ended stay ended."""
    return replace(
        account,
        receipt_limit_fen=claims.whole("E01", "before") * FEN,
        withdrawals_from=None,
        limited_since=None,
    )


def begun_anew(aftermath: Aftermath) -> Aftermath:
    """Return what remains after another change: the recovery starts again, today's receipts still count."""
    return replace(aftermath, refusals=0, card="", bought=(), recovered=None)


def as_before(aftermath: Aftermath, before: Aftermath) -> Aftermath:
    """Return what remains after a rollback: a recovery is where it was, today's receipts still count."""
    return replace(
        aftermath,
        refusals=before.refusals,
        card=before.card,
        bought=before.bought,
        recovered=before.recovered,
    )
