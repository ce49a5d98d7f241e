"""Everything that can happen to the flow, one record each. A view carries them; a screen emits them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Event:
    """The base of all events."""


@dataclass(frozen=True, slots=True)
class Go(Event):
    """Open a screen on top of the present one, about one thing where there are several."""

    screen: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Back(Event):
    """Leave the named screen, sheet or notice; it counts only while that one is on top."""

    screen: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Return(Event):
    """Go back to a screen that is open below; to the first one where it is not."""

    screen: str


@dataclass(frozen=True, slots=True)
class Remedy(Event):
    """Go and solve one item of the check; coming back re-checks that item alone."""

    check: str


@dataclass(frozen=True, slots=True)
class Expand(Event):
    """Show the rest of a shortened list."""


@dataclass(frozen=True, slots=True)
class LeaveCheck(Event):
    """Go on from the check, on which nothing blocks any more."""


@dataclass(frozen=True, slots=True)
class Begin(Event):
    """Leave the rename screen for the first verification step still open."""


@dataclass(frozen=True, slots=True)
class Proceed(Event):
    """Finish a verification step by agreement or by its form; it counts only while that step is open."""

    step: str


@dataclass(frozen=True, slots=True)
class ReviseName(Event):
    """Go back from the confirmation to the form with the new name, which keeps what was entered."""


@dataclass(frozen=True, slots=True)
class Digit(Event):
    """One digit was pressed on a keypad: the one with this name, or whichever is open where it is empty."""

    digit: str
    keypad: str = ""

    def __repr__(self) -> str:
        return "Digit(…)"  # a password or a code must never reach a log


@dataclass(frozen=True, slots=True)
class Erase(Event):
    """The last digit was erased on a keypad: the one with this name, or whichever is open."""

    keypad: str = ""


@dataclass(frozen=True, slots=True)
class Cancel(Event):
    """Leave the verification for now; what was entered stays."""


@dataclass(frozen=True, slots=True)
class Typed(Event):
    """The text in a form's field has changed to ``text``."""

    field: str
    text: str

    def __repr__(self) -> str:
        return f"Typed({self.field!r}, …)"


@dataclass(frozen=True, slots=True)
class Sense(Event):
    """Hold a face or a finger to the sensor; ``matches`` says whose it is, for the sensor is simulated."""

    matches: bool


@dataclass(frozen=True, slots=True)
class Sensed(Event):
    """The sensor answers the attempt of this number."""

    matches: bool
    attempt: int


@dataclass(frozen=True, slots=True)
class StopSensing(Event):
    """Cancel the running attempt at the sensor."""


@dataclass(frozen=True, slots=True)
class UsePasscode(Event):
    """Use the device passcode in place of the sensor."""


@dataclass(frozen=True, slots=True)
class ConfirmDevice(Event):
    """Ask whether this is the main device; ``known`` is the answer, for the service is simulated."""

    known: bool


@dataclass(frozen=True, slots=True)
class SendCode(Event):
    """Send a new code for the keypad that is open, as text or read out by a voice."""

    voice: bool = False


@dataclass(frozen=True, slots=True)
class CodeArrived(Event):
    """The message with the code of this number, for the keypad of this screen, reaches the phone."""

    screen: str
    serial: int


@dataclass(frozen=True, slots=True)
class CancelRenewals(Event):
    """Cancel these automatic renewals."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SettlePacket(Event):
    """Accept, return or recall a red packet."""

    packet: str
    how: str


@dataclass(frozen=True, slots=True)
class EmptyBalance(Event):
    """Bring the balance to zero, by ``withdraw`` or ``spend``."""

    how: str


@dataclass(frozen=True, slots=True)
class SwitchElder(Event):
    """Turn elder mode (长辈版) on or off."""

    on: bool


@dataclass(frozen=True, slots=True)
class Ticked(Event):
    """Time has passed; ``now`` is the new time."""

    now: datetime


LEAVING = (Back, Return, Cancel)
"""The events that leave what is open."""
