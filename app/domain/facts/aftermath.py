"""What happened to the account since the commit, as far as it lasts for a day or counts towards recovery."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.facts.keypad import Keypad
from app.domain.facts.text import Text


@dataclass(frozen=True, slots=True)
class Proof:
    """What is keyed in outside the change itself: a password, or a code that came by SMS.

    ``about`` is the thing that it is for, where there are several: the bank card to be bound.
    """

    keypad: Keypad = field(default_factory=Keypad)
    about: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """Money that somebody paid: who, how much in fen, and when."""

    payer: str
    fen: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Request:
    """A friend request and what became of it: ``waiting``, ``accepted`` or ``blocked``."""

    person: str
    at: datetime
    state: str


@dataclass(frozen=True, slots=True)
class Post:
    """A post, and when it was published."""

    words: Text
    at: datetime


@dataclass(frozen=True, slots=True)
class Aftermath:
    """How far the limits of the changed account are used, and how far its recovery has come.

    ``refusals`` counts refused receipts and log-ins in a row (E09). ``card`` is the bank card bound again and
    ``bought`` what was paid since (E04); ``recovered`` is when the limits were lifted.
    """

    receipts: tuple[Receipt, ...] = ()
    requests: tuple[Request, ...] = ()
    posts: tuple[Post, ...] = ()
    refusals: int = 0
    card: str = ""
    bought: tuple[str, ...] = ()
    recovered: datetime | None = None
    proof: Proof = field(default_factory=Proof)

    def received_on(self, day: date) -> int:
        """Return what was received on one calendar day, in fen."""
        return sum(receipt.fen for receipt in self.receipts if receipt.at.date() == day)

    def posted_on(self, day: date) -> int:
        """Return how many posts were published on one calendar day."""
        return sum(post.at.date() == day for post in self.posts)
