"""The effects of a change of name, which are shown before the commit (E01 to E09)."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.facts.account import FEN, Account
from app.domain.facts.claims import Claims
from app.domain.facts.text import Money, Span, Text, t


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that changes: what it is, how it is now, how it will be, and the claim it rests on."""

    claim: str
    subject: Text
    now: Text
    then: Text


def effects(account: Account, claims: Claims) -> tuple[Effect, ...]:
    """Return what is going to change for this account, what weighs most first."""
    return (*_money(account, claims), *_access(), *_social(claims))


def _money(account: Account, claims: Claims) -> tuple[Effect, ...]:
    pause = Span(claims.whole("E02") * 3600)
    return (
        Effect(
            "E01",
            t("effects.receipts"),
            t("effects.amount", amount=Money(account.receipt_limit_fen)),
            t("effects.amount", amount=Money(claims.whole("E01") * FEN)),
        ),
        Effect("E02", t("effects.withdrawals"), t("effects.any_time"), t("effects.paused", span=pause)),
        *_contracts(account),
    )


def _contracts(account: Account) -> tuple[Effect, ...]:
    """Return the end of the contracts as an effect; None where there are no contracts."""
    running = len(account.running_renewals)
    if not running:
        return ()
    subject, now = t("effects.contracts"), t("effects.running", count=running)
    return (Effect("E03", subject, now, t("effects.all_end")),)


def _access() -> tuple[Effect, ...]:
    return (
        Effect("E06", t("effects.login"), t("effects.password"), t("effects.password_and_sms")),
        Effect("E05", t("effects.platforms"), t("effects.normal"), t("effects.abnormal")),
        Effect("E09", t("effects.unusual"), t("effects.no_questions"), t("effects.verified_again")),
    )


def _social(claims: Claims) -> tuple[Effect, ...]:
    posts = claims.whole("E08")
    return (
        Effect("E07", t("effects.requests"), t("effects.arrive"), t("effects.blocked")),
        Effect("E08", t("effects.posts"), t("effects.unlimited"), t("effects.posts_a_day", count=posts)),
    )
