"""What happens to renewals, red packets and the balance of an account."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from app.domain.facts.account import Account
from app.domain.facts.obstacles import Renewal


def cancel_renewals(account: Account, ids: tuple[str, ...], today: date, notice_days: int) -> Account:
    """End the renewals with these ids, where the user may.

    A charge that falls due within ``notice_days`` is under way already and is made all the same.
    """
    renewals = tuple(
        _cancelled(renewal, today + timedelta(days=notice_days))
        if renewal.id in ids and renewal.blocks
        else renewal
        for renewal in account.renewals
    )
    return replace(account, renewals=renewals)


def _cancelled(renewal: Renewal, under_way: date) -> Renewal:
    return replace(renewal, active=False, last_charge=renewal.next if renewal.next <= under_way else None)


def reinstate_renewals(account: Account, before: tuple[Renewal, ...]) -> Account:
    """Reactivate the renewals that were active before; charges made since then stay."""
    ran = {renewal.id for renewal in before if renewal.active}
    renewals = tuple(
        replace(renewal, active=True, ended_by_change=False) if renewal.id in ran else renewal
        for renewal in account.renewals
    )
    return replace(account, renewals=renewals)


def charge_renewals(account: Account, today: date) -> Account:
    """Charge every renewal that is due, and the last period of one that was cancelled too late."""
    return replace(account, renewals=tuple(_charged(renewal, today) for renewal in account.renewals))


def _charged(renewal: Renewal, today: date) -> Renewal:
    period = timedelta(days=renewal.period_days)
    if renewal.last_charge is not None and renewal.last_charge <= today:
        return replace(renewal, last_charge=None, next=renewal.last_charge + period)
    if not renewal.active or renewal.next > today:
        return renewal
    periods = (today - renewal.next) // period + 1
    return replace(renewal, next=renewal.next + periods * period)


def settle_packet(account: Account, packet_id: str, how: str) -> Account:
    """Accept or return a received packet, or recall a sent one.

    An accepted amount enters the balance. A returned one goes back to its sender, a recalled one to the card
    it was paid from. A packet that is settled already, or that is settled in a way its direction does not
    allow, stays as it is.
    """
    packet = next((packet for packet in account.pending_packets if packet.id == packet_id), None)
    if packet is None or (how == "recalled") is not packet.sent:
        return account
    packets = tuple(
        replace(other, settled=how) if other.id == packet_id else other for other in account.packets
    )
    gained = packet.fen if how == "accepted" else 0
    return replace(account, packets=packets, balance_fen=account.balance_fen + gained)


def expire_packets(account: Account, now: datetime) -> Account:
    """Send back the red packets whose time is over; the money goes to whoever paid."""
    if not any(packet.expires <= now for packet in account.pending_packets):
        return account
    packets = tuple(
        replace(packet, settled="expired") if packet.pending and packet.expires <= now else packet
        for packet in account.packets
    )
    return replace(account, packets=packets)


def empty_balance(account: Account) -> Account:
    """Move the whole balance away, to the card or into a purchase."""
    return replace(account, balance_fen=0)
