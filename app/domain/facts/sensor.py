"""A face or fingerprint sensor: where an attempt stands."""

from __future__ import annotations

from enum import StrEnum


class Phase(StrEnum):
    """Where an attempt at a sensor stands."""

    READY = "ready"
    SENSING = "sensing"
    FAILED = "failed"
