"""A phone: its system, its sensor, and the verification steps it asks for (F02 to F08)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.facts.sensor import Touch
from app.domain.facts.text import Text
from app.domain.facts.verification_steps import PASSCODE, STEPS


@dataclass(frozen=True, slots=True)
class Parts:
    """What the rules and the words have to know of the system's own surfaces; how they look stands elsewhere.

    ``panel`` names what asks for a face or a finger, and its words; ``matched_seconds`` is how long it shows
    a match. ``chip``: a code that arrives is offered above the keys; else, for ``message_seconds``, in a
    banner with ``message_action``, which stays under a finger where ``message_held``. ``second_sms``: the
    code of an SMS is a second verification.
    """

    panel: str = ""
    touch: Touch = Touch.LOOK
    matched_seconds: float = 0.3
    chip: bool = False
    message_seconds: float = 5.0
    message_action: str = "copy"
    message_held: bool = False
    second_sms: bool = False


@dataclass(frozen=True, slots=True)
class Platform:
    """A device as its data file describes it.

    ``seconds`` holds what a practised person needs for each step, in s; ``sensor_seconds`` is how long
    the sensor takes to answer, in s. ``keyboard`` is its system's own, by its id. ``time_claim`` names the
    claim about the whole flow's time and rate. ``face_id_since`` is the version from which the flow asks for
    Face ID (F02).
    """

    id: str
    name: Text
    family: str
    version: tuple[int, ...]
    sensor: str
    sensor_seconds: float
    steps: tuple[str, ...]
    seconds: Mapping[str, float]
    keyboard: str
    time_claim: str
    face_id_since: tuple[int, ...]
    parts: Parts = Parts()

    def verification_steps(self) -> tuple[str, ...]:
        """Return the steps this very phone asks for: without a usable Face ID, its passcode instead."""
        return tuple(self._possible(step) for step in self.steps)

    def _possible(self, step: str) -> str:
        if STEPS[step].sensor not in ("", self.sensor):
            return PASSCODE
        if step == "face_id" and self.version < self.face_id_since:
            return PASSCODE
        return step

    def predicted_seconds(self) -> float:
        """Return the time the verification is expected to take on this phone, in s."""
        steps = self.verification_steps()
        sensing = self.sensor_seconds if any(STEPS[step].sensor for step in steps) else 0.0
        return sum(self.seconds[step] for step in steps) + sensing
