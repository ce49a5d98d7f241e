"""The verification steps, one record each (F02 to F07); a platform's file lists those that it asks for.

Its screen in ``views/verify.py`` decides what is shown; its words are in the strings under its id.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.facts.account import Account

PASSCODE = "device_passcode"  # the step that stands in for a sensor which cannot be used


class Manner(StrEnum):
    """What finishes a step."""

    AGREEMENT = "agreement"
    PASSWORD = "password"
    CODE = "code"
    SENSOR = "sensor"
    DEVICE = "device"
    NAME = "name"
    COMMIT = "commit"


@dataclass(frozen=True, slots=True)
class VerificationStep:
    """One step: its icon, and what finishes it.

    ``password`` reads from the account what has to be keyed in. ``sensor`` is what the phone has to have:
    face or finger; one without it asks for its passcode instead.
    """

    id: str
    icon: str
    manner: Manner
    password: Callable[[Account], str] | None = None
    sensor: str = ""

    @property
    def asked_by_system(self) -> bool:
        """Whether the phone's system asks for it, and not the app: a face, a finger, the device passcode."""
        return bool(self.sensor) or self.id == PASSCODE

    @property
    def takes_digits(self) -> bool:
        """Whether it is done on a keypad."""
        return self.manner in (Manner.PASSWORD, Manner.CODE)


STEPS: Mapping[str, VerificationStep] = {
    step.id: step
    for step in (
        VerificationStep("consequences", "list", Manner.AGREEMENT),
        VerificationStep(
            "payment_password", "lock", Manner.PASSWORD, password=lambda account: account.payment_password
        ),
        VerificationStep("face_id", "face", Manner.SENSOR, sensor="face"),
        VerificationStep("fingerprint", "finger", Manner.SENSOR, sensor="finger"),
        VerificationStep(PASSCODE, "lock", Manner.PASSWORD, password=lambda account: account.device_passcode),
        VerificationStep("sms_code", "message", Manner.CODE),
        VerificationStep("main_device", "phone", Manner.DEVICE),
        VerificationStep("new_name", "edit", Manner.NAME),
        VerificationStep("confirm", "check", Manner.COMMIT),
    )
}
"""Every step, by its id."""
