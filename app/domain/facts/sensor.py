"""A face or fingerprint sensor, or the device passcode in its place: where an attempt stands."""

from __future__ import annotations

from enum import StrEnum


class Phase(StrEnum):
    """Where an attempt at what the system asks for stands.

    ``READY``: it is asked for. ``LIFTED``: the finger went too soon. ``LOCKED``: it failed too often, and
    only the passcode helps. ``AWAY``: the person has closed what asked; the page offers to ask again.
    """

    READY = "ready"
    SENSING = "sensing"
    MATCHED = "matched"
    FAILED = "failed"
    LIFTED = "lifted"
    LOCKED = "locked"
    AWAY = "away"


class Touch(StrEnum):
    """What a person does at the sensor: nothing but look, touch it, or hold it until it answers."""

    LOOK = "look"
    TOUCH = "touch"
    HOLD = "hold"
