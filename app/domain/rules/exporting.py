"""The duration and progress of an export of the chats, and what it cannot keep (B01, B04, B05).

Its progress follows from the times at which it was started, paused and resumed, so that one jump of the clock
and many small ones give the same result.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.facts.backup import Contact, Export
from app.domain.facts.claims import Claims
from app.domain.facts.text import Text


@dataclass(frozen=True, slots=True)
class Lost:
    """What of one chat cannot be kept whole; a chat without a name is all the others."""

    chat: Text | None
    stickers: int
    withdrawn: int


def duration_s(messages: int, claims: Claims) -> int:
    """Return how long the export of this many messages takes, in s: B04 scaled by their number (A55)."""
    return round(claims.figure("B04") * 60 * messages / claims.figure("A55"))


def spent_s(export: Export, now: datetime) -> float:
    """Return how much of an export's time is done, in s."""
    running = (now - export.since).total_seconds() if export.since is not None else 0.0
    return min(export.spent_s + running, export.duration_s)


def share(export: Export, now: datetime) -> float:
    """Return how much of an export is done, from 0 to 1."""
    return spent_s(export, now) / export.duration_s if export.duration_s else 1.0


def saved(export: Export, now: datetime) -> int:
    """Return how many messages have reached the computer."""
    return int(export.messages * share(export, now))


def left_s(export: Export, now: datetime) -> int:
    """Return how long an export still has to run, in s."""
    return round(export.duration_s - spent_s(export, now))


def lost(messages: int, contacts: tuple[Contact, ...], claims: Claims) -> tuple[Lost, ...]:
    """Return what cannot be kept whole, chat by chat; the parts add up to the whole (A56)."""
    per = claims.whole("A56")
    stickers = messages * claims.whole("A56", "stickers") // per
    withdrawn = messages * claims.whole("A56", "withdrawn") // per
    named = tuple(
        Lost(contact.name, stickers * contact.share // 100, withdrawn * contact.share // 100)
        for contact in contacts
    )
    rest = Lost(
        None,
        stickers - sum(part.stickers for part in named),
        withdrawn - sum(part.withdrawn for part in named),
    )
    return tuple(part for part in (*named, rest) if part.stickers or part.withdrawn)
