"""The purchases that are not finished: confirm receipt, or wait for the money to come back (P02)."""

from __future__ import annotations

from app.domain.events import Go
from app.domain.facts.obstacles import Order
from app.domain.facts.text import Money, Text, t
from app.domain.remedies.events import AskRefund, ConfirmReceipt
from app.domain.rules.waits import dated
from app.domain.state import State
from app.domain.views.model import Action, Kind, Row, Section, Style, Tone, View
from app.domain.views.remedies.parts import endings, headline, question
from app.domain.views.screen import Screen, cancel, leave, reason


def orders(state: State) -> View:
    """Return the purchases, each with what it waits for."""
    rows = tuple(_order_row(state, order) for order in state.account.orders)
    nothing = Row("none", t("orders.none"), icon="box", tone=Tone.NEUTRAL)
    return View(
        "orders",
        Kind.LIST,
        t("rows.orders"),
        headline=headline(state, "P02", "orders"),
        lead=reason(state, "A93") if state.account.open_orders else None,
        sections=(Section(rows or (nothing,)),),
        actions=endings(state, "P02"),
        back=leave(state),
    )


def _title(order: Order) -> Text:
    return t("orders.order", merchant=order.merchant, amount=Money(order.fen))


def _order_row(state: State, order: Order) -> Row:
    if not order.open:
        return Row(order.id, _title(order), t(f"orders.{order.ended}"), icon="check", tone=Tone.OK)
    day = dated(order.due, state.now)
    if order.refunding:
        return Row(order.id, _title(order), t("orders.refunding", day=day), icon="clock", tone=Tone.NEUTRAL)
    button = Action(f"open-{order.id}", t("orders.open"), Go("order", order.id), Style.SMALL)
    return Row(order.id, _title(order), t("orders.delivered", day=day), icon="box", button=button)


def order(state: State) -> View:
    """Return the sheet that asks what is to become of one purchase."""
    found = _found(state)
    refund = t("order.refund_detail", days=state.setup.claims.whole("A25"))
    rows = (
        Row(
            "received",
            t("order.received"),
            advice=t("order.received_detail"),
            icon="check",
            tap=Go("receipt", found.id),
        ),
        Row("refund", t("order.refund"), advice=refund, icon="back_arrow", tap=Go("refund", found.id)),
    )
    return View(
        "order",
        Kind.SHEET,
        _title(found),
        sections=(Section(rows),),
        actions=(cancel(state),),
        back=leave(state),
    )


def _found(state: State) -> Order:
    return next(order for order in state.account.orders if order.id == state.top.about)


def receipt(state: State) -> View:
    """Return the question before the merchant gets the money."""
    found = _found(state)
    return question(
        state,
        "receipt",
        t("receipt.title"),
        t("receipt.lead", merchant=found.merchant, amount=Money(found.fen)),
        Action("yes", t("order.received"), ConfirmReceipt(found.id)),
    )


def refund(state: State) -> View:
    """Return the question before an order is given up."""
    found = _found(state)
    days = state.setup.claims.whole("A25")
    return question(
        state,
        "refund",
        t("refund.title"),
        t("refund.lead", amount=Money(found.fen), days=days),
        Action("yes", t("refund.yes"), AskRefund(found.id), Style.DANGER),
    )


SCREENS: tuple[Screen, ...] = (
    Screen("orders", orders, sources=("P02", "A06", "A22", "A25", "A93")),
    Screen("order", order, makes_way=True),
    Screen("receipt", receipt),
    Screen("refund", refund),
)
