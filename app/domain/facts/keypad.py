"""A keypad as it stands: what was keyed in, what was wrong, and the one-time codes that were sent for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from app.domain.facts.text import Text

CODE_LENGTH = 6  # digits of a payment password, a device passcode and a one-time code


@dataclass(frozen=True, slots=True)
class Code:
    """The codes sent so far: the number of the last one, when it went out, whether it arrived.

    ``tries`` counts the wrong entries since it was sent. ``sent`` is None once it was used. ``shown`` says
    whether the message that brought it is in sight, ``showings`` how often it came into sight.
    """

    serial: int = 0
    sent: datetime | None = None
    arrived: bool = False
    voice: bool = False
    tries: int = 0
    shown: bool = False
    showings: int = 0


@dataclass(frozen=True, slots=True)
class Keypad:
    """The digits keyed in, which never leave memory, and what was wrong with the last full entry.

    ``tries`` counts the wrong passwords in a row; ``locked_until`` is when too many of them stop barring it.
    """

    entered: str = field(default="", repr=False)
    error: Text | None = None
    tries: int = 0
    locked_until: datetime | None = None
    code: Code = field(default_factory=Code)
