"""The account: all data that the check examines and that remedies change. All of it is synthetic."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.facts.backup import Contact
from app.domain.facts.obstacles import (
    Credit,
    Enterprise,
    Hold,
    Login,
    MainDevice,
    OfficialAccount,
    Order,
    Reminder,
)
from app.domain.facts.organisation import Organisation
from app.domain.facts.papers import Papers
from app.domain.facts.text import Text, literal

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
