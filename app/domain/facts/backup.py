"""How far the backup has come."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from app.domain.facts.keypad import Keypad
from app.domain.facts.text import Text


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody the account talks to; ``share`` is their part of all messages, in per cent."""

    id: str
    name: Text
    share: int


@dataclass(frozen=True, slots=True)
class Export:
    """An export of so many messages, which takes ``duration_s`` s.

    ``spent_s`` s of it were done when it was last paused or resumed; it runs since ``since``, and stands
    still where that is None.
    """

    messages: int
    duration_s: int
    spent_s: float = 0.0
    since: datetime | None = None
    finished: datetime | None = None


@dataclass(frozen=True, slots=True)
class Mail:
    """The e-mail address being bound, and where the last code went; what was typed never leaves memory."""

    typed: str = field(default="", repr=False)
    sent_to: str = field(default="", repr=False)
    error: Text | None = None
    keypad: Keypad = field(default_factory=Keypad)
    bound: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Backup:
    """What has been saved so far; ``answered`` once the person has gone on from the offer to do it."""

    export: Export | None = None
    chosen: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    mail: Mail = field(default_factory=Mail)
    answered: bool = False

    @property
    def done(self) -> int:
        """How many of the three tasks are finished."""
        exported = self.export is not None and self.export.finished is not None
        return exported + bool(self.group) + bool(self.mail.bound)
