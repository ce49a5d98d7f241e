"""Open orders, the credit line, debts and frozen sums (P02, P03, P05)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from app.domain.facts.account import Account
from app.domain.facts.obstacles import Hold, Order
from app.domain.remedies.closing import closed
from app.domain.remedies.events import (
    AskRefund,
    CloseCredit,
    ConfirmReceipt,
    ContactClaimant,
    PayDebt,
    RepayCredit,
)
from app.domain.remedies.wallet import moved
from app.domain.state import Handlers, State, Step, only


def confirm_receipt(state: State, event: ConfirmReceipt) -> Step:
    """Finish an order: the merchant gets the money that was kept for it."""
    state = closed(state, "order", "receipt")
    account = _with_order(state.account, event.order, lambda order: replace(order, ended="received"))
    return only(state if account == state.account else moved(state, account))


def ask_refund(state: State, event: AskRefund) -> Step:
    """Give an order up; it stays unfinished until the money is back (A25)."""
    due = state.now.date() + timedelta(days=state.setup.claims.whole("A25"))
    account = _with_order(state.account, event.order, lambda order: replace(order, refunding=True, due=due))
    return only(replace(closed(state, "order", "refund"), account=account))


def _with_order(account: Account, order_id: str, change: Callable[[Order], Order]) -> Account:
    orders = tuple(
        change(order) if order.id == order_id and order.open and not order.refunding else order
        for order in account.orders
    )
    return replace(account, orders=orders)


def repay(state: State, event: RepayCredit) -> Step:
    """Pay back what is owed, from the bank card; the credit line stays open."""
    state, credit = closed(state, "repay"), state.account.credit
    if credit is None or not credit.owed_fen:
        return only(state)
    return only(moved(state, replace(state.account, credit=replace(credit, owed_fen=0))))


def close_credit(state: State, event: CloseCredit) -> Step:
    """Close the credit line; not as long as anything is owed."""
    state, credit = closed(state, "close_credit"), state.account.credit
    if credit is None or credit.owed_fen:
        return only(state)
    return only(replace(state, account=replace(state.account, credit=replace(credit, open=False))))


def pay_debt(state: State, event: PayDebt) -> Step:
    """Pay a sum that is owed, from the bank card."""
    state = closed(state, "debt")
    account = _with_hold(
        state.account,
        event.hold,
        lambda hold: hold if hold.frozen else replace(hold, ended="paid"),
    )
    return only(state if account == state.account else moved(state, account))


def contact(state: State, event: ContactClaimant) -> Step:
    """Ask for a frozen sum: from then on its day of release is known (A26)."""
    release = state.now.date() + timedelta(days=state.setup.claims.whole("A26"))
    account = _with_hold(
        state.account,
        event.hold,
        lambda hold: replace(hold, release=release) if hold.frozen and hold.release is None else hold,
    )
    return only(replace(closed(state, "frozen"), account=account))


def _with_hold(account: Account, hold_id: str, change: Callable[[Hold], Hold]) -> Account:
    holds = tuple(change(hold) if hold.id == hold_id and hold.open else hold for hold in account.holds)
    return replace(account, holds=holds)


def pass_time(state: State) -> State:
    """Complete the orders and release the frozen sums that are due; both move money."""
    account, today = state.account, state.now.date()
    orders = tuple(
        replace(order, ended="refunded" if order.refunding else "received")
        if order.open and order.due <= today
        else order
        for order in account.orders
    )
    holds = tuple(
        replace(hold, ended="released") if hold.open and hold.release and hold.release <= today else hold
        for hold in account.holds
    )
    if orders == account.orders and holds == account.holds:
        return state
    return moved(state, replace(account, orders=orders, holds=holds))


HANDLERS: Handlers = {
    ConfirmReceipt: confirm_receipt,
    AskRefund: ask_refund,
    RepayCredit: repay,
    CloseCredit: close_credit,
    PayDebt: pay_debt,
    ContactClaimant: contact,
}
