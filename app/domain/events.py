"""Everything that can happen to the flow, one record each. A view carries them; a screen emits them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from app.domain.facts.deeds import Deed
from app.domain.facts.simulated import Answer, Question


@dataclass(frozen=True, slots=True)
class Event:
    """The base of all events; ``kind`` says whether what it does can be taken back."""

    kind: ClassVar[Deed]

    @property
    def deed(self) -> Deed:
        """Whether this one can be taken back, where that depends on what it holds."""
        return self.kind


@dataclass(frozen=True, slots=True)
class Go(Event):
    """Open a screen on top of the present one, about one thing where there are several."""

    kind: ClassVar[Deed] = Deed.FREE
    screen: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Back(Event):
    """Leave the named screen, sheet or notice; it counts only while that one is on top."""

    kind: ClassVar[Deed] = Deed.FREE
    screen: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Return(Event):
    """Go back to a screen that is open below; to the first one where it is not."""

    kind: ClassVar[Deed] = Deed.FREE
    screen: str


@dataclass(frozen=True, slots=True)
class Remedy(Event):
    """Go and solve one item of the check; coming back re-checks that item alone."""

    kind: ClassVar[Deed] = Deed.FREE
    check: str


@dataclass(frozen=True, slots=True)
class Expand(Event):
    """Show the rest of a shortened list."""

    kind: ClassVar[Deed] = Deed.FREE


@dataclass(frozen=True, slots=True)
class LeaveCheck(Event):
    """Go on from the check, on which nothing blocks any more."""

    kind: ClassVar[Deed] = Deed.FREE


@dataclass(frozen=True, slots=True)
class Begin(Event):
    """Leave the rename screen for the first verification step still open."""

    kind: ClassVar[Deed] = Deed.FREE


@dataclass(frozen=True, slots=True)
class Proceed(Event):
    """Finish a verification step by agreement or by its form; it counts only while that step is open."""

    kind: ClassVar[Deed] = Deed.ASKED
    step: str

    @property
    def deed(self) -> Deed:
        """The confirmation is for good; the other steps only lead to it."""
        return Deed.ASKED if self.step == "confirm" else Deed.FREE


@dataclass(frozen=True, slots=True)
class ReviseName(Event):
    """Go back from the confirmation to the form with the new name, which keeps what was entered."""

    kind: ClassVar[Deed] = Deed.FREE


@dataclass(frozen=True, slots=True)
class ChooseDocument(Event):
    """Choose the kind of document that proves the new name."""

    kind: ClassVar[Deed] = Deed.FREE
    document: str


@dataclass(frozen=True, slots=True)
class UseExample(Event):
    """Fill in an invented number, which is nobody's: nobody should have to type a real one here."""

    kind: ClassVar[Deed] = Deed.FREE


@dataclass(frozen=True, slots=True)
class Digit(Event):
    """One digit was pressed on a keypad: the one with this name, or whichever is open where it is empty."""

    kind: ClassVar[Deed] = Deed.FREE
    digit: str
    keypad: str = ""

    def __repr__(self) -> str:
        return "Digit(…)"  # a password or a code must never reach a log


@dataclass(frozen=True, slots=True)
class Erase(Event):
    """The last digit was erased on a keypad: the one with this name, or whichever is open."""

    kind: ClassVar[Deed] = Deed.FREE
    keypad: str = ""


@dataclass(frozen=True, slots=True)
class Cancel(Event):
    """Leave the verification for now; what was entered stays."""

    kind: ClassVar[Deed] = Deed.FREE


@dataclass(frozen=True, slots=True)
class Typed(Event):
    """The text in a form's field has changed to ``text``."""

    kind: ClassVar[Deed] = Deed.FREE
    field: str
    text: str

    def __repr__(self) -> str:
        return f"Typed({self.field!r}, …)"


@dataclass(frozen=True, slots=True)
class Sense(Event):
    """Show the sensor a face or a finger; whether it matches is simulated (``Answers``)."""

    kind: ClassVar[Deed] = Deed.FREE


@dataclass(frozen=True, slots=True)
class Lift(Event):
    """The finger is taken from the sensor; where it has to be held, that may be too soon."""

    kind: ClassVar[Deed] = Deed.FREE


@dataclass(frozen=True, slots=True)
class Sensed(Event):
    """The sensor answers the attempt of this number."""

    kind: ClassVar[Deed] = Deed.FREE
    matches: bool
    attempt: int


@dataclass(frozen=True, slots=True)
class Recognised(Event):
    """The system has shown long enough that the attempt of this number matched."""

    kind: ClassVar[Deed] = Deed.FREE
    attempt: int


@dataclass(frozen=True, slots=True)
class StopSensing(Event):
    """Close what the system asks for: a face, a finger, the passcode."""

    kind: ClassVar[Deed] = Deed.FREE


@dataclass(frozen=True, slots=True)
class AskAgain(Event):
    """Let the system ask once more, after it was closed."""

    kind: ClassVar[Deed] = Deed.FREE


@dataclass(frozen=True, slots=True)
class UsePasscode(Event):
    """Use the device passcode in place of the sensor."""

    kind: ClassVar[Deed] = Deed.FREE


@dataclass(frozen=True, slots=True)
class ConfirmDevice(Event):
    """Ask whether this is the main device; the answer is simulated (``Answers``)."""

    kind: ClassVar[Deed] = Deed.FREE


@dataclass(frozen=True, slots=True)
class ChooseAnswer(Event):
    """Choose what the prototype will answer to a question. Nothing in the phone does this."""

    kind: ClassVar[Deed] = Deed.FREE
    question: Question
    answer: Answer


@dataclass(frozen=True, slots=True)
class SendCode(Event):
    """Send a new code for the keypad that is open, as text or read out by a voice."""

    kind: ClassVar[Deed] = Deed.FREE
    voice: bool = False


@dataclass(frozen=True, slots=True)
class CodeArrived(Event):
    """The message with the code of this number, for the keypad of this screen, reaches the phone."""

    kind: ClassVar[Deed] = Deed.FREE
    screen: str
    serial: int


@dataclass(frozen=True, slots=True)
class FillCode(Event):
    """Take over the code of the message that is shown: its digits are keyed in by the system."""

    kind: ClassVar[Deed] = Deed.FREE


@dataclass(frozen=True, slots=True)
class FillDigit(Event):
    """The system keys in one digit of the code of this number, at this place of the entry of a screen."""

    kind: ClassVar[Deed] = Deed.FREE
    screen: str
    serial: int
    place: int


@dataclass(frozen=True, slots=True)
class PutMessageAway(Event):
    """Put the message that is shown away, without taking over its code."""

    kind: ClassVar[Deed] = Deed.FREE


@dataclass(frozen=True, slots=True)
class HoldMessage(Event):
    """Lay a finger on the message that is shown: it stays for as long."""

    kind: ClassVar[Deed] = Deed.FREE


@dataclass(frozen=True, slots=True)
class ReleaseMessage(Event):
    """Lift the finger from the message: its time begins anew."""

    kind: ClassVar[Deed] = Deed.FREE


@dataclass(frozen=True, slots=True)
class ShowMessage(Event):
    """Show the message with the code once more."""

    kind: ClassVar[Deed] = Deed.FREE


@dataclass(frozen=True, slots=True)
class MessageOver(Event):
    """The message of this showing, for the keypad of this screen, has been in sight long enough."""

    kind: ClassVar[Deed] = Deed.FREE
    screen: str
    serial: int
    showing: int


@dataclass(frozen=True, slots=True)
class CancelRenewals(Event):
    """Cancel these automatic renewals."""

    kind: ClassVar[Deed] = Deed.UNDONE
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SettlePacket(Event):
    """Accept, return or recall a red packet."""

    kind: ClassVar[Deed] = Deed.ASKED
    packet: str
    how: str

    @property
    def deed(self) -> Deed:
        """Money that comes in costs nothing; what goes back does not come again."""
        return Deed.FREE if self.how == "accepted" else Deed.ASKED


@dataclass(frozen=True, slots=True)
class EmptyBalance(Event):
    """Bring the balance to zero, by ``withdraw`` or ``spend``."""

    kind: ClassVar[Deed] = Deed.ASKED
    how: str


@dataclass(frozen=True, slots=True)
class SwitchElder(Event):
    """Turn elder mode (长辈版) on or off."""

    kind: ClassVar[Deed] = Deed.FREE
    on: bool


@dataclass(frozen=True, slots=True)
class Ticked(Event):
    """Time has passed; ``now`` is the new time."""

    kind: ClassVar[Deed] = Deed.FREE
    now: datetime


@dataclass(frozen=True, slots=True)
class TakeBack(Event):
    """Undo what was done last, as long as the undo of this number is offered."""

    kind: ClassVar[Deed] = Deed.FREE
    number: int


@dataclass(frozen=True, slots=True)
class UndoOver(Event):
    """The undo of this number is offered no longer."""

    kind: ClassVar[Deed] = Deed.FREE
    number: int


LEAVING = (Back, Return, Cancel)
"""The events that leave what is open."""
