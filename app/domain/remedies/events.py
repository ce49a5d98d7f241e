"""What a person can do about something that stands in the way."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.events import Event


@dataclass(frozen=True, slots=True)
class AwaitPacket(Event):
    """Wait until a sent red packet expires and comes back."""

    packet: str


@dataclass(frozen=True, slots=True)
class ConfirmReceipt(Event):
    """Confirm that the goods of an order have arrived."""

    order: str


@dataclass(frozen=True, slots=True)
class AskRefund(Event):
    """Cancel an order and ask for a refund."""

    order: str


@dataclass(frozen=True, slots=True)
class RepayCredit(Event):
    """Pay back all that is owed on the credit line, from the bank card."""


@dataclass(frozen=True, slots=True)
class CloseCredit(Event):
    """Close the credit line, on which nothing is owed any more."""


@dataclass(frozen=True, slots=True)
class PayDebt(Event):
    """Pay a sum that is owed, from the bank card."""

    hold: str


@dataclass(frozen=True, slots=True)
class ContactClaimant(Event):
    """Ask whoever froze a sum to release it."""

    hold: str


@dataclass(frozen=True, slots=True)
class ReviewLogin(Event):
    """State whether an unusual log-in was the person's own; an unknown device is logged out."""

    login: str
    mine: bool


@dataclass(frozen=True, slots=True)
class AskMainDevice(Event):
    """Ask the main device for its consent; ``allows`` says what it will answer, for it is simulated."""

    allows: bool


@dataclass(frozen=True, slots=True)
class MainDeviceAnswered(Event):
    """The main device answers."""

    allows: bool


@dataclass(frozen=True, slots=True)
class MakeMainDevice(Event):
    """Make this phone the main device, which counts as a change of device."""


@dataclass(frozen=True, slots=True)
class ReportReleased(Event):
    """State that an official account was transferred on a computer; ``found`` says whether that is true."""

    account: str
    found: bool


@dataclass(frozen=True, slots=True)
class HandOver(Event):
    """Make a colleague the administrator of an enterprise."""

    enterprise: str
    colleague: str


@dataclass(frozen=True, slots=True)
class Remind(Event):
    """Ask to be told when an item of the check has cleared."""

    check: str
