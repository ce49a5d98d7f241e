"""The account after its change: what is limited now, until when, and the way back (E01 to E09)."""

from __future__ import annotations

from app.domain.aftermath.events import Prove
from app.domain.aftermath.limits import is_suspicious, paused_until, posts_left, receivable_fen
from app.domain.events import Go
from app.domain.facts.text import Moment, Money, Text, t
from app.domain.state import State
from app.domain.views.aftermath.login import how_to_log_in
from app.domain.views.model import Action, Kind, Row, Section, Tone, View
from app.domain.views.screen import Screen, leave


def link_to_hub(state: State) -> tuple[Row, ...]:
    """Return the row that leads here, once there is something to see."""
    limited = state.account.limited
    if not limited and state.aftermath.recovered is None:
        return ()
    words = t("aftermath.link_limited" if limited else "aftermath.done")
    icon, tone = ("alert", Tone.WARN) if limited else ("check", Tone.OK)
    return (Row("aftermath", t("rows.aftermath"), advice=words, icon=icon, tone=tone, tap=Go("aftermath")),)


def aftermath(state: State) -> View:
    """Return every limit with its end, and the way to recovery."""
    since = state.account.limited_since
    return View(
        "aftermath",
        Kind.LIST,
        t("aftermath.title"),
        headline=_headline(state),
        lead=t("aftermath.lead", moment=Moment(since)) if since else t("aftermath.free_lead"),
        sections=(*_suspicion(state), *_limits(state)),
        actions=(Action("recover", t("aftermath.recover"), Go("recovery")),)
        if since
        else (Action("finish", t("actions.done"), leave(state)),),
        back=leave(state),
    )


def _headline(state: State) -> Text:
    if not state.account.limited:
        return t("aftermath.done" if state.aftermath.recovered else "aftermath.none")
    withdrawals = paused_until(state) is not None
    return t("aftermath.headline", count=len(_ALWAYS_LIMITED) + withdrawals)


# What stays limited until the account recovers; the pause of withdrawals ends by itself.
_ALWAYS_LIMITED = ("receipts", "login", "platforms", "requests", "posts")


def _suspicion(state: State) -> tuple[Section, ...]:
    if not is_suspicious(state):
        return ()
    row = Row(
        "reverify",
        t("unusual.title"),
        t("unusual.short"),
        icon="alert",
        tone=Tone.DANGER,
        tap=Prove("reverify"),
    )
    return (Section((row,)),)


def _limits(state: State) -> tuple[Section, ...]:
    return (
        Section(_money(state), title=t("aftermath.money")),
        Section(_access(state), title=t("aftermath.access")),
        Section(_social(state), title=t("aftermath.social")),
    )


def _money(state: State) -> tuple[Row, ...]:
    account = state.account
    ended = sum(renewal.ended_by_change for renewal in account.renewals)
    return (
        Row(
            "receipts",
            t("effects.receipts"),
            t("aftermath.receivable", amount=Money(receivable_fen(state))),
            t("effects.amount", amount=Money(account.receipt_limit_fen)),
            icon="gauge",
            tap=Go("collect"),
        ),
        Row(
            "withdrawals", t("effects.withdrawals"), value=withdrawals(state), icon="clock", tap=Go("balance")
        ),
        Row(
            "contracts",
            t("effects.contracts"),
            advice=t("aftermath.sign_again") if ended else None,
            value=t("aftermath.ended", count=ended) if ended else t("effects.none"),
            icon="repeat",
            tap=Go("renewals"),
        ),
    )


def withdrawals(state: State) -> Text:
    """Return when withdrawals are possible."""
    paused = paused_until(state)
    return t("wallet.paused_until", moment=Moment(paused)) if paused else t("effects.any_time")


def _access(state: State) -> tuple[Row, ...]:
    abnormal = t("effects.abnormal" if state.account.limited else "effects.normal")
    return (
        Row("login", t("effects.login"), value=how_to_log_in(state), icon="lock", tap=Go("security")),
        Row("platforms", t("effects.platforms"), value=abnormal, icon="bag", tap=Go("platforms")),
    )


def _social(state: State) -> tuple[Row, ...]:
    left = posts_left(state)
    requests = t("effects.blocked" if state.account.limited else "effects.arrive")
    return (
        Row("requests", t("effects.requests"), value=requests, icon="contacts", tap=Go("contacts")),
        Row(
            "posts",
            t("effects.posts"),
            value=t("effects.unlimited") if left is None else t("aftermath.posts_left", count=left),
            icon="image",
            tap=Go("moments"),
        ),
    )


SCREENS: tuple[Screen, ...] = (
    Screen("aftermath", aftermath, sources=("E01", "E02", "E03", "E04", "E05", "E06", "E07", "E08", "E09")),
)
