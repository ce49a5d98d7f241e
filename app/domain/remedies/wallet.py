"""The balance, red packets and automatic renewals (P01, P13, P14), and how time ends them."""

from __future__ import annotations

from dataclasses import replace

from app.domain.aftermath.limits import paused_until
from app.domain.events import CancelRenewals, EmptyBalance, SettlePacket
from app.domain.facts.account import Account
from app.domain.remedies.closing import closed, touched
from app.domain.remedies.events import AwaitPacket
from app.domain.rules.wallet import (
    cancel_renewals,
    charge_renewals,
    empty_balance,
    expire_packets,
    settle_packet,
)
from app.domain.saga import steps as process
from app.domain.state import Handlers, State, Step, only


def moved(state: State, account: Account) -> State:
    """Return the state with the new account, and report the payment to the back end (S04)."""
    came_in = max(0, account.balance_fen - state.account.balance_fen)
    return process.money_moved(replace(state, account=account), came_in)


def cancel(state: State, event: CancelRenewals) -> Step:
    """Cancel renewals where they stand."""
    notice = state.setup.claims.whole("A28")
    account = cancel_renewals(state.account, event.ids, state.now.date(), notice)
    return only(replace(state, account=account))


def settle(state: State, event: SettlePacket) -> Step:
    """Settle a red packet and close its sheet. Accepting adds to the balance, which is checked again."""
    account = settle_packet(state.account, event.packet, event.how)
    state = closed(state, "packet", "return_packet", "recall_packet")
    if account == state.account:
        return only(state)
    if event.how == "returned":  # the money was never this person's
        return only(replace(state, account=account))
    state = moved(state, account)
    return only(touched(state, "P01") if event.how == "accepted" else state)


def wait_for(state: State, event: AwaitPacket) -> Step:
    """Leave a sent red packet to come back by itself, and close its sheet."""
    packets = tuple(
        replace(packet, awaited=packet.awaited or (packet.id == event.packet and packet.sent))
        for packet in state.account.packets
    )
    return only(closed(replace(state, account=replace(state.account, packets=packets)), "packet"))


def empty(state: State, event: EmptyBalance) -> Step:
    """Bring the balance to zero and close the question; a withdrawal during the pause is refused (E02)."""
    state = closed(state, "empty")
    if state.account.balance_fen == 0 or (event.how == "withdraw" and paused_until(state)):
        return only(state)
    return only(moved(state, empty_balance(state.account)))


def pass_time(state: State) -> State:
    """Send back the red packets whose time is over, and charge the renewals that are due."""
    account = expire_packets(charge_renewals(state.account, state.now.date()), state.now)
    if account == state.account:
        return state
    moves = account.renewals != state.account.renewals or any(
        packet.sent and packet.expires <= state.now for packet in state.account.pending_packets
    )
    return moved(state, account) if moves else replace(state, account=account)


HANDLERS: Handlers = {
    CancelRenewals: cancel,
    SettlePacket: settle,
    AwaitPacket: wait_for,
    EmptyBalance: empty,
}
