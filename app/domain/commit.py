"""The commit: what the account is like from then on (E01 to E03). The back end does the rest (process.py)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from app.domain import process
from app.domain.organisation import steps as organisation
from app.domain.papers import reviews
from app.domain.state import Place, State, Verification
from app.domain.text import Money, Span, Text, t

FEN = 100


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that changes: what it is, how it is now, how it will be, and the claim it rests on."""

    claim: str
    subject: Text
    now: Text
    then: Text


def effects(state: State) -> tuple[Effect, ...]:
    """Return what is going to change for this account."""
    claims, account = state.setup.claims, state.account
    running = len(account.running_renewals)
    pause = Span(claims.whole("E02") * 3600)
    return (
        Effect(
            "E01",
            t("effects.receipts"),
            t("effects.amount", amount=Money(account.receipt_limit_fen)),
            t("effects.amount", amount=Money(claims.whole("E01") * FEN)),
        ),
        Effect("E02", t("effects.withdrawals"), t("effects.any_time"), t("effects.paused", span=pause)),
        Effect(
            "E03",
            t("effects.contracts"),
            t("effects.running", count=running) if running else t("effects.none"),
            t("effects.all_end") if running else t("effects.none"),
        ),
        Effect("E06", t("effects.login"), t("effects.password"), t("effects.password_and_sms")),
    )


def commit(state: State) -> State:
    """Submit the change: its effects start now, the old identity waits to be released."""
    claims, account = state.setup.claims, state.account
    changed = replace(
        account,
        renewals=tuple(replace(renewal, active=False) for renewal in account.renewals),
        receipt_limit_fen=claims.whole("E01") * FEN,
        withdrawals_from=state.now + timedelta(hours=claims.whole("E02")),
        pending_name=state.verification.name,
    )
    committed = replace(
        state,
        account=changed,
        verification=Verification(state.verification.steps),
        submitted=state.now,
        finished=False,
        stack=(Place("me"), Place("submitted")),
    )
    return process.begin(organisation.commit(committed), account)


def submit(state: State) -> State:
    """Hand the change in: committed at once, or after the reviews that its document needs (M07)."""
    begun = state.verification.begun or state.now
    state = replace(state, duration_s=round((state.now - begun).total_seconds()))
    return reviews.begin(state) if reviews.needed(state) else commit(state)
