"""What a phone's own system draws over an app, as the phone's file describes it. Lengths in dp, times in s.

It belongs to the phone, and is the same in every design but for one with a plain kit, which draws none of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from app.content.ranges import NameOf, Range
from app.domain.facts.platform import Parts
from app.domain.facts.sensor import Touch

Length = Annotated[float, Range(0, 2000)]
Seconds = Annotated[float, Range(0, 60)]
SensorLook = Annotated[str, NameOf("look", lambda: ("hud", "target", "prompt"))]
MessageLook = Annotated[str, NameOf("look", lambda: ("chip", "banner"))]
MessageAction = Annotated[str, NameOf("action", lambda: ("copy", "copy_code"))]
TouchName = Annotated[str, NameOf("touch", lambda: tuple(Touch))]


@dataclass(frozen=True, slots=True)
class SensorPanel:
    """What asks for a face or a finger: a small panel, a sheet with a target in the glass, a sheet of text.

    It comes once the page has been at ``rest`` for that time, and goes when it has shown a match for
    ``matched``. ``up`` is the distance of a sheet from the lower edge of the glass, of a small panel from
    its middle; below 0 it stands lower. ``target`` is the diameter of what is touched. ``inset`` is the room
    at both sides.
    """

    look: SensorLook
    touch: TouchName
    height: Length
    radius: Length
    rest: Seconds
    matched: Seconds
    width: Length = 0
    inset: Length = 0
    up: Annotated[float, Range(-2000, 2000)] = 0
    target: Length = 0
    rings: tuple[Length, ...] = ()


@dataclass(frozen=True, slots=True)
class PasscodeSheet:
    """What asks for the device passcode: ``below`` is the room above it, ``dot`` and ``gap`` its dots'."""

    below: Length
    radius: Length
    dot: Length
    gap: Length
    rest: Seconds


@dataclass(frozen=True, slots=True)
class MessageBanner:
    """How a message that arrives is shown: a banner for ``seconds``, or a chip above the keys for its code.

    ``action`` is what the banner offers to do with a code. Without a chip, every message is a banner. It
    stays under a finger where it is ``held``.
    """

    look: MessageLook
    seconds: Seconds
    radius: Length
    inset: Length
    gap: Length
    action: MessageAction = "copy"
    held: bool = False


@dataclass(frozen=True, slots=True)
class Pad:
    """The keyboard for digits. ``letters`` stand under them, ``safe`` says above them that nobody listens.

    ``radius`` is that of its own upper corners.
    """

    letters: bool = False
    safe: bool = False
    radius: Length = 0


@dataclass(frozen=True, slots=True)
class System:
    """All of it; ``sensor`` is None on a phone without one. ``second_sms``: an SMS verifies a second time."""

    passcode: PasscodeSheet
    message: MessageBanner
    pad: Pad
    sensor: SensorPanel | None = None
    second_sms: bool = field(default=False)

    def parts(self) -> Parts:
        """Return what the rules and the words have to know of it."""
        sensor = self.sensor
        return Parts(
            panel=sensor.look if sensor else "",
            touch=Touch(sensor.touch) if sensor else Touch.LOOK,
            matched_seconds=sensor.matched if sensor else 0.0,
            chip=self.message.look == "chip",
            message_seconds=self.message.seconds,
            message_action=self.message.action,
            message_held=self.message.held,
            second_sms=self.second_sms,
        )
