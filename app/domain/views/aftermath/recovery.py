"""The way back to an unlimited account: a bank card, then some transactions (E04)."""

from __future__ import annotations

from app.domain.aftermath.events import BindCard, Buy
from app.domain.aftermath.limits import is_being_changed
from app.domain.aftermath.recovery import can_recover, card, transactions_left
from app.domain.events import Go
from app.domain.facts.surroundings import Purchase
from app.domain.facts.text import Money, t
from app.domain.state import State
from app.domain.views.aftermath.login import code_view
from app.domain.views.aftermath.unusual import demand, warning
from app.domain.views.model import Action, Callout, Kind, Row, Section, Style, Tone, View
from app.domain.views.screen import Screen, cancel, leave


def recovery(state: State) -> View:
    """Return what is left to do until every limit is lifted."""
    of = state.setup.claims.whole("E04")
    left = transactions_left(state) + (not state.aftermath.card)
    changing = is_being_changed(state)
    free = not state.account.limited
    return View(
        "recovery",
        Kind.LIST,
        t("recovery.title"),
        headline=t("recovery.done") if free else t("recovery.headline", count=left),
        lead=t("recovery.done_lead") if free else t("recovery.lead"),
        progress=1.0 if free else 1 - left / (of + 1),
        sections=(
            Section((_card_row(state),), title=t("recovery.card")),
            Section(_purchase_rows(state), title=t("recovery.transactions", done=_done(state), of=of)),
        ),
        callout=Callout(t("recovery.changing"), Tone.WARN) if changing else warning(state),
        actions=(Action("finish", t("actions.done"), leave(state)),) if free else demand(state),
        back=leave(state),
    )


def _done(state: State) -> int:
    return len(state.aftermath.bought)


def _card_row(state: State) -> Row:
    if state.aftermath.card:
        name = card(state, state.aftermath.card).name
        return Row("bank_card", name, t("recovery.bound"), icon="check", tone=Tone.OK)
    bind = Action("bind", t("recovery.bind"), Go("bank_cards"), Style.SMALL)
    return Row(
        "bank_card",
        t("recovery.unbound"),
        advice=t("recovery.unbound_detail"),
        icon="card",
        button=bind if can_recover(state) else None,
    )


def _purchase_rows(state: State) -> tuple[Row, ...]:
    bought, free = state.aftermath.bought, not state.account.limited
    return tuple(
        _purchase_row(state, purchase)
        for purchase in state.setup.surroundings.purchases
        if purchase.id in bought or not free
    )


def _purchase_row(state: State, purchase: Purchase) -> Row:
    title = t("recovery.purchase", name=purchase.name, amount=Money(purchase.fen))
    if purchase.id in state.aftermath.bought:
        return Row(purchase.id, title, t("recovery.paid"), icon="check", tone=Tone.OK)
    if not can_recover(state) or not state.aftermath.card:
        return Row(purchase.id, title, advice=t("recovery.card_first"), icon="bag", tone=Tone.NEUTRAL)
    buy = Action(f"buy-{purchase.id}", t("recovery.buy"), Go("purchase", purchase.id), Style.SMALL)
    return Row(purchase.id, title, t("recovery.with_card"), icon="bag", button=buy)


def purchase(state: State) -> View:
    """Return the question before something is paid for."""
    found = next(each for each in state.setup.surroundings.purchases if each.id == state.top.about)
    name = card(state, state.aftermath.card).name
    return View(
        "purchase",
        Kind.NOTICE,
        t("purchase.title", amount=Money(found.fen)),
        lead=t("purchase.lead", name=found.name, card=name),
        actions=(Action("yes", t("recovery.buy"), Buy(found.id)), cancel(state)),
        back=leave(state),
    )


def bank_cards(state: State) -> View:
    """Return the sheet that asks which card is to be bound."""
    rows = tuple(
        Row(each.id, each.name, t(f"bank_cards.{each.id}"), icon="card", tap=BindCard(each.id))
        for each in state.setup.surroundings.cards
    )
    return View(
        "bank_cards",
        Kind.SHEET,
        t("bank_cards.title"),
        sections=(Section(rows),),
        actions=(cancel(state),),
        back=leave(state),
    )


def card_code(state: State) -> View:
    """Return the keypad for the code that the bank sends."""
    name = card(state, state.aftermath.proof.about).name
    lead = t("card_code.lead", card=name, phone=state.account.phone)
    other = Action("not-now", t("card_code.not_now"), leave(state), Style.LINK)
    return code_view(state, "card_code", lead, t("card_code.title"), other)


SCREENS: tuple[Screen, ...] = (
    Screen("recovery", recovery, sources=("E04",)),
    Screen("purchase", purchase),
    Screen("bank_cards", bank_cards, sources=("E04",)),
    Screen("card_code", card_code, sources=("E04",)),
)
