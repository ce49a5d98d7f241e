"""Receiving money within the day's limit, and what to do where it is refused (E01)."""

from __future__ import annotations

from app.domain.aftermath.limits import is_being_changed, next_midnight, receivable_fen
from app.domain.aftermath.money import has_paid, payer
from app.domain.events import Go
from app.domain.facts.surroundings import Payer
from app.domain.facts.text import Moment, Money, Text, t
from app.domain.state import State
from app.domain.views.aftermath.unusual import demand, warning
from app.domain.views.model import Action, Callout, Kind, Row, Section, Style, Tone, View
from app.domain.views.screen import Screen, leave


def collect(state: State) -> View:
    """Return how much may still arrive today, and who was asked to pay."""
    account, left = state.account, receivable_fen(state)
    balance = Row(
        "balance",
        t("rows.balance"),
        value=t("money.plain", amount=Money(account.balance_fen)),
        icon="coin",
        tap=Go("balance"),
    )
    payers = tuple(_payer_row(state, each) for each in state.setup.surroundings.payers)
    return View(
        "collect",
        Kind.LIST,
        t("collect.title"),
        headline=t("collect.left", amount=Money(left)) if left else t("collect.used_up"),
        lead=t(
            "collect.lead_limited" if account.limited else "collect.lead",
            limit=Money(account.receipt_limit_fen),
        ),
        progress=1 - left / account.receipt_limit_fen,
        sections=(Section((balance,)), Section(payers, title=t("collect.payers"))),
        callout=Callout(t("collect.changing"), Tone.WARN) if is_being_changed(state) else warning(state),
        actions=demand(state),
        back=leave(state),
    )


def _payer_row(state: State, payer: Payer) -> Row:
    title = t("collect.from", person=payer.person, amount=Money(payer.fen))
    if has_paid(state, payer.id):
        return Row(payer.id, title, t("collect.arrived"), icon="check", tone=Tone.OK)
    return Row(payer.id, title, payer.purpose, value=t("collect.unpaid"), icon="person")


def refused(state: State) -> View:
    """Return why money did not arrive, how much still could today, and what to do."""
    limited = state.account.limited
    who = payer(state, state.top.about)
    ok = Style.SECONDARY if limited else Style.PRIMARY
    ways = (Action("recover", t("aftermath.recover"), Go("recovery")),) if limited else ()
    return View(
        "refused",
        Kind.NOTICE,
        t("refused.title", amount=Money(who.fen)),
        failed=True,
        lead=t(
            "refused.lead",
            person=who.person,
            limit=Money(state.account.receipt_limit_fen),
            left=Money(receivable_fen(state)),
        ),
        note=_advice(state, who),
        actions=(*ways, Action("ok", t("actions.understood"), leave(state), ok)),
        back=leave(state),
    )


def _advice(state: State, who: Payer) -> Text:
    left, tomorrow = receivable_fen(state), Moment(next_midnight(state))
    if who.fen > state.account.receipt_limit_fen:
        return t("refused.too_much_limited" if state.account.limited else "refused.too_much")
    if left:
        return t("refused.less", left=Money(left), moment=tomorrow)
    return t("refused.tomorrow", moment=tomorrow)


SCREENS: tuple[Screen, ...] = (
    Screen("collect", collect, sources=("E01", "E09", "A40")),
    Screen("refused", refused, sources=("E01",), makes_way=True),
)
