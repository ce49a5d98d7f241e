"""What solves an item of the check: renewals cancelled, red packets settled, the balance moved away."""

from __future__ import annotations

from dataclasses import replace

from app.domain.account import cancel_renewals, empty_balance, settle_packet
from app.domain.aftermath.limits import paused_until
from app.domain.events import CancelRenewals, EmptyBalance, SettlePacket
from app.domain.state import Handlers, State, Step, only


def cancel(state: State, event: CancelRenewals) -> Step:
    """Cancel renewals where they stand."""
    return only(replace(state, account=cancel_renewals(state.account, event.ids)))


def settle(state: State, event: SettlePacket) -> Step:
    """Settle a red packet and close its sheet. An accepted one fills the balance, which counts again."""
    touched = state.check.touched | ({"P01"} if event.how == "accepted" else frozenset())
    return only(
        replace(
            state,
            account=settle_packet(state.account, event.packet, event.how),
            stack=state.stack[:-1] if state.top.screen == "packet" else state.stack,
            check=replace(state.check, touched=touched),
        )
    )


def empty(state: State, event: EmptyBalance) -> Step:
    """Bring the balance to zero and close the question that asked for it; withdrawals may be paused (E02)."""
    if event.how == "withdraw" and paused_until(state):
        return only(state)
    stack = state.stack[:-1] if state.top.screen == "empty" else state.stack
    return only(replace(state, account=empty_balance(state.account), stack=stack))


HANDLERS: Handlers = {CancelRenewals: cancel, SettlePacket: settle, EmptyBalance: empty}
