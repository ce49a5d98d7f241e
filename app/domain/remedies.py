"""What solves an item of the check: renewals cancelled, red packets settled, the balance moved away."""

from __future__ import annotations

from dataclasses import replace

from app.domain import process
from app.domain.account import cancel_renewals, empty_balance, settle_packet
from app.domain.events import CancelRenewals, EmptyBalance, SettlePacket
from app.domain.state import Handlers, State, Step, only


def cancel(state: State, event: CancelRenewals) -> Step:
    """Cancel renewals where they stand."""
    return only(replace(state, account=cancel_renewals(state.account, event.ids)))


def settle(state: State, event: SettlePacket) -> Step:
    """Settle a red packet and close its sheet. An accepted one fills the balance, which counts again."""
    touched = state.check.touched | ({"P01"} if event.how == "accepted" else frozenset())
    account = settle_packet(state.account, event.packet, event.how)
    settled = replace(
        state,
        account=account,
        stack=state.stack[:-1] if state.top.screen == "packet" else state.stack,
        check=replace(state.check, touched=touched),
    )
    return only(_told(settled, account.balance_fen - state.account.balance_fen))


def empty(state: State, event: EmptyBalance) -> Step:
    """Bring the balance to zero and close the question that asked for it."""
    stack = state.stack[:-1] if state.top.screen == "empty" else state.stack
    emptied = replace(state, account=empty_balance(state.account), stack=stack)
    return only(_told(emptied, -state.account.balance_fen))


def _told(state: State, moved_fen: int) -> State:
    """Tell the back end, where money moved (S04); it says the amount of what came in."""
    return process.money_moved(state, max(0, moved_fen)) if moved_fen else state


HANDLERS: Handlers = {CancelRenewals: cancel, SettlePacket: settle, EmptyBalance: empty}
