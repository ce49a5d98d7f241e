"""The account: everything the check looks at and a remedy changes. All of it is synthetic."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from app.domain.backup.record import Contact
from app.domain.organisation.record import Organisation
from app.domain.papers.record import Papers
from app.domain.remedies.record import (
    Credit,
    Enterprise,
    Hold,
    Login,
    MainDevice,
    OfficialAccount,
    Order,
    Reminder,
)
from app.domain.text import Text, literal

FEN = 100  # in a yuan


@dataclass(frozen=True, slots=True)
class Renewal:
    """An automatic renewal; one that its merchant does not let the user cancel ends at the commit.

    ``last_charge`` is the day of a charge that was under way when it was cancelled, and is still made.
    """

    id: str
    merchant: Text
    fen: int
    next: date
    icon: str = "card"
    cancellable: bool = True
    active: bool = True
    period_days: int = 30
    last_charge: date | None = None
    ended_by_change: bool = False

    @property
    def blocks(self) -> bool:
        """Tell whether it stands in the way: running, and the user's to cancel (contradiction 1)."""
        return self.active and self.cancellable


@dataclass(frozen=True, slots=True)
class Packet:
    """A red packet, received and unopened or sent and unclaimed; ``settled`` says how it ended.

    ``awaited`` is one that its sender prefers to let come back by itself.
    """

    id: str
    person: Text
    fen: int
    expires: datetime
    sent: bool = False
    settled: str = ""
    awaited: bool = False

    @property
    def pending(self) -> bool:
        """Tell whether nobody has taken it yet."""
        return not self.settled


@dataclass(frozen=True, slots=True)
class LinkedApp:
    """An authorised third-party app; ``means`` tells what its abnormal state brings about (E05)."""

    id: str
    name: Text
    means: Text
    icon: str


@dataclass(frozen=True, slots=True)
class Account:
    """One person's account. Amounts are in fen; days are calendar days of the account's time zone."""

    name: str
    handle: str
    phone: str
    document: str
    card: Text
    payment_password: str
    device_passcode: str
    login_password: str
    balance_fen: int = 0
    renewals: tuple[Renewal, ...] = ()
    packets: tuple[Packet, ...] = ()
    orders: tuple[Order, ...] = ()
    credit: Credit | None = None
    logins: tuple[Login, ...] = ()
    holds: tuple[Hold, ...] = ()
    main_device: MainDevice | None = None
    device_changed: date | None = None
    renamed: tuple[date, ...] = ()
    official_accounts: tuple[OfficialAccount, ...] = ()
    enterprises: tuple[Enterprise, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    receipt_limit_fen: int = 0
    withdrawals_from: datetime | None = None
    limited_since: datetime | None = None
    pending_name: str = ""
    messages: int = 0
    linked_apps: tuple[LinkedApp, ...] = ()
    contacts: tuple[Contact, ...] = ()
    computer: Text = field(default_factory=lambda: literal(""))
    organisation: Organisation = field(default_factory=Organisation)
    papers: Papers = field(default_factory=Papers)

    def __repr__(self) -> str:
        return f"Account({self.handle!r})"  # names, numbers and passwords stay out of logs

    @property
    def masked_name(self) -> str:
        """The name as others may see it: 林*满, 林*."""
        return mask_name(self.name)

    @property
    def limited(self) -> bool:
        """Tell whether a change of name limits the account, and it has not recovered yet (E01 to E08)."""
        return self.limited_since is not None

    @property
    def blocking_renewals(self) -> tuple[Renewal, ...]:
        """The running renewals that the user can cancel."""
        return tuple(renewal for renewal in self.renewals if renewal.blocks)

    @property
    def charged_once_more(self) -> tuple[Renewal, ...]:
        """The renewals that were cancelled too late: their last charge is still to come."""
        return tuple(renewal for renewal in self.renewals if renewal.last_charge is not None)

    @property
    def running_renewals(self) -> tuple[Renewal, ...]:
        """All running renewals, cancellable or not."""
        return tuple(renewal for renewal in self.renewals if renewal.active)

    @property
    def pending_packets(self) -> tuple[Packet, ...]:
        """The red packets that nobody has taken yet."""
        return tuple(packet for packet in self.packets if packet.pending)

    @property
    def open_orders(self) -> tuple[Order, ...]:
        """The purchases that are not finished."""
        return tuple(order for order in self.orders if order.open)

    @property
    def open_holds(self) -> tuple[Hold, ...]:
        """The sums that are still owed or frozen."""
        return tuple(hold for hold in self.holds if hold.open)

    @property
    def official_accounts_run(self) -> tuple[OfficialAccount, ...]:
        """The official accounts that the person still runs."""
        return tuple(official for official in self.official_accounts if not official.released)

    @property
    def enterprises_run(self) -> tuple[Enterprise, ...]:
        """The enterprises that the person still runs."""
        return tuple(enterprise for enterprise in self.enterprises if not enterprise.successor)


def mask_name(name: str) -> str:
    """Hide the middle of a name, or its end where it has two characters."""
    if len(name) <= 1:
        return name
    if len(name) == 2:
        return f"{name[0]}*"
    return f"{name[0]}{'*' * (len(name) - 2)}{name[-1]}"


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
    """Let those run again that ran before; what was charged meanwhile stays charged."""
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
