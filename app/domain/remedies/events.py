"""What a person can do about something that stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from app.domain.events import Event
from app.domain.facts.deeds import Deed


@dataclass(frozen=True, slots=True)
class AwaitPacket(Event):
    """Wait until a sent red packet expires and comes back."""

    kind: ClassVar[Deed] = Deed.UNDONE
    packet: str


@dataclass(frozen=True, slots=True)
class ConfirmReceipt(Event):
    """Confirm that the goods of an order have arrived."""

    kind: ClassVar[Deed] = Deed.ASKED
    order: str


@dataclass(frozen=True, slots=True)
class AskRefund(Event):
    """Cancel an order and ask for a refund."""

    kind: ClassVar[Deed] = Deed.ASKED
    order: str


@dataclass(frozen=True, slots=True)
class RepayCredit(Event):
    """Pay back all that is owed on the credit line, from the bank card."""

    kind: ClassVar[Deed] = Deed.ASKED


@dataclass(frozen=True, slots=True)
class CloseCredit(Event):
    """Close the credit line, on which nothing is owed any more."""

    kind: ClassVar[Deed] = Deed.ASKED


@dataclass(frozen=True, slots=True)
class PayDebt(Event):
    """Pay a sum that is owed, from the bank card."""

    kind: ClassVar[Deed] = Deed.ASKED
    hold: str


@dataclass(frozen=True, slots=True)
class ContactClaimant(Event):
    """Ask whoever froze a sum to release it."""

    kind: ClassVar[Deed] = Deed.FREE
    hold: str


@dataclass(frozen=True, slots=True)
class ReviewLogin(Event):
    """State whether an unusual log-in was the person's own; an unknown device is logged out."""

    kind: ClassVar[Deed] = Deed.ASKED
    login: str
    mine: bool

    @property
    def deed(self) -> Deed:
        """A device that is logged out needs its password again."""
        return Deed.UNDONE if self.mine else Deed.ASKED


@dataclass(frozen=True, slots=True)
class AskMainDevice(Event):
    """Ask the main device for its consent."""

    kind: ClassVar[Deed] = Deed.FREE


@dataclass(frozen=True, slots=True)
class MainDeviceAnswered(Event):
    """The main device answers."""

    kind: ClassVar[Deed] = Deed.FREE
    allows: bool


@dataclass(frozen=True, slots=True)
class MakeMainDevice(Event):
    """Make this phone the main device, which counts as a change of device."""

    kind: ClassVar[Deed] = Deed.ASKED


@dataclass(frozen=True, slots=True)
class ReportReleased(Event):
    """State that an official account was given up on a computer; whether that is true is looked up."""

    kind: ClassVar[Deed] = Deed.FREE
    account: str


@dataclass(frozen=True, slots=True)
class HandOver(Event):
    """Make a colleague the administrator of an enterprise."""

    kind: ClassVar[Deed] = Deed.ASKED
    enterprise: str
    colleague: str


@dataclass(frozen=True, slots=True)
class Remind(Event):
    """Ask to be told when an item of the check has cleared."""

    kind: ClassVar[Deed] = Deed.UNDONE
    check: str
