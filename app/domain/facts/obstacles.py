"""What can stand in the way of a change, each knowing whether it still does. Amounts are in fen.

The type of a field says how a scenario's file gives it (``given``), so a new field is a new key there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.facts.given import ComingDay, ComingMoment, Fen, IconName, Id, Later, PastDay, PastMoment
from app.domain.facts.text import Text


@dataclass(frozen=True, slots=True)
class Renewal:
    """An automatic renewal; one that its merchant does not let the user cancel ends at the commit.

    ``last_charge`` is the day of a charge that was under way when it was cancelled, and is still made.
    """

    id: Id
    merchant: Text
    fen: Fen
    next: ComingDay
    icon: IconName = "card"
    cancellable: bool = True
    active: Later[bool] = True
    period_days: Later[int] = 30
    last_charge: Later[date | None] = None
    ended_by_change: Later[bool] = False

    @property
    def blocks(self) -> bool:
        """Tell whether it stands in the way: running, and the user's to cancel (contradiction 1)."""
        return self.active and self.cancellable


@dataclass(frozen=True, slots=True)
class Packet:
    """A red packet, received and unopened or sent and unclaimed; ``settled`` says how it ended.

    ``awaited`` is one that its sender prefers to let come back by itself.
    """

    id: Id
    person: Text
    fen: Fen
    expires: ComingMoment
    sent: bool = False
    settled: Later[str] = ""
    awaited: Later[bool] = False

    @property
    def pending(self) -> bool:
        """Tell whether nobody has taken it yet."""
        return not self.settled


@dataclass(frozen=True, slots=True)
class Order:
    """A purchase. On the day it is ``due`` it ends by itself: as received, or with its refund.

    ``ended`` says how it ended: ``received`` or ``refunded``.
    """

    id: Id
    merchant: Text
    fen: Fen
    due: ComingDay
    refunding: bool = False
    ended: Later[str] = ""

    @property
    def open(self) -> bool:
        """Tell whether it is still unfinished."""
        return not self.ended


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit line and what is owed on it; it can be closed once nothing is."""

    name: Text
    owed_fen: Fen
    open: Later[bool] = True


@dataclass(frozen=True, slots=True)
class Hold:
    """Money that is owed, or frozen until the day of its ``release``; by whom it is claimed, and why.

    Nobody knows a frozen sum's release before its claimant is asked. ``ended`` is ``paid`` or ``released``.
    """

    id: Id
    fen: Fen
    by: Text
    why: Text
    frozen: bool = False
    release: Later[date | None] = None
    ended: Later[str] = ""

    @property
    def open(self) -> bool:
        """Tell whether it is still claimed."""
        return not self.ended


@dataclass(frozen=True, slots=True)
class Login:
    """One log-in. ``review`` is what the person said of an odd one: ``mine`` or ``removed``."""

    id: Id
    at: PastMoment
    place: Text
    device: Text
    odd: bool = True
    review: Later[str] = ""


@dataclass(frozen=True, slots=True)
class MainDevice:
    """The main device, where this phone is not: ``answer`` is ``asked``, ``refused`` or ``confirmed``."""

    name: Text
    answer: Later[str] = ""

    @property
    def confirmed(self) -> bool:
        """Tell whether the change was allowed on it."""
        return self.answer == "confirmed"


@dataclass(frozen=True, slots=True)
class OfficialAccount:
    """An official account that the person runs; ``missed`` after a report that proved untrue."""

    id: Id
    name: Text
    released: Later[bool] = False
    missed: Later[bool] = False


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who can run an enterprise in the person's place."""

    id: Id
    name: Text
    post: Text


@dataclass(frozen=True, slots=True)
class Enterprise:
    """An enterprise that the person runs, until a colleague is the ``successor``."""

    id: Id
    name: Text
    colleagues: tuple[Colleague, ...]
    successor: Later[str] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacles:
    """All that the conditions of a change are about; days are calendar days of the account's time zone."""

    balance_fen: Fen = 0
    renewals: tuple[Renewal, ...] = ()
    packets: tuple[Packet, ...] = ()
    orders: tuple[Order, ...] = ()
    credit: Credit | None = None
    logins: tuple[Login, ...] = ()
    holds: tuple[Hold, ...] = ()
    main_device: MainDevice | None = None
    device_changed: PastDay | None = None
    renamed: tuple[PastDay, ...] = ()
    official_accounts: tuple[OfficialAccount, ...] = ()
    enterprises: tuple[Enterprise, ...] = ()

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
