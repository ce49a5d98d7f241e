"""A one-time code that comes by SMS or by mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

CODE_LENGTH = 6  # digits of a payment password, a device passcode and a one-time code


@dataclass(frozen=True, slots=True)
class Code:
    """The codes sent so far: the number of the last one, when it went out, whether it arrived."""

    serial: int = 0
    sent: datetime | None = None
    arrived: bool = False
    voice: bool = False
    tries: int = 0
