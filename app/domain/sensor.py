"""A face or fingerprint sensor: which step needs which, and where an attempt stands."""

from __future__ import annotations

from enum import StrEnum

SENSORS = {"face_id": "face", "fingerprint": "finger"}


class Phase(StrEnum):
    """Where an attempt at a sensor stands."""

    READY = "ready"
    SENSING = "sensing"
    FAILED = "failed"
