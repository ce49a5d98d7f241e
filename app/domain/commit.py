"""The point of no return: what the account is like afterwards (E01 to E03), and when it is over (S03)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from app.domain.account import expire_packets
from app.domain.events import Ticked
from app.domain.state import Handlers, Place, State, Step, only
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
    begun = state.verification.begun or state.now
    return replace(
        state,
        account=changed,
        submitted=state.now,
        duration_s=round((state.now - begun).total_seconds()),
        stack=(Place("me"), Place("submitted")),
    )


def tick(state: State, event: Ticked) -> Step:
    """Let time pass: red packets expire, and when the back end is through, the new name stands."""
    now = max(state.now, event.now)
    state = replace(state, now=now, account=expire_packets(state.account, now))
    if state.submitted is None or state.finished:
        return only(state)
    if state.now - state.submitted < timedelta(hours=state.setup.claims.whole("S03")):
        return only(state)
    account = replace(
        state.account,
        name=state.account.pending_name,
        pending_name="",
        renamed=(*state.account.renamed, state.now.date()),
    )
    return only(replace(state, account=account, finished=True))


HANDLERS: Handlers = {Ticked: tick}
