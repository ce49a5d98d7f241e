"""The account: all data that the check examines and that remedies change. All of it is synthetic."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from app.domain.facts.backup import Contact
from app.domain.facts.obstacles import Obstacles
from app.domain.facts.organisation import Organisation
from app.domain.facts.papers import Papers
from app.domain.facts.text import Text, literal, masked

FEN = 100  # in a yuan


@dataclass(frozen=True, slots=True)
class Reminder:
    """A wish to be told when an item of the check clears by itself."""

    check: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LinkedApp:
    """An authorised third-party app; ``means`` tells what its abnormal state brings about (E05)."""

    id: str
    name: Text
    means: Text
    icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Obstacles):
    """One person's account. Amounts are in fen; days are calendar days of the account's time zone.

    ``name`` is the real name; ``nickname`` is what others see, and does not change with it.
    """

    name: str
    nickname: Text
    handle: str
    phone: str
    document: str
    card: Text
    payment_password: str
    device_passcode: str
    login_password: str
    reminders: tuple[Reminder, ...] = ()
    receipt_limit_fen: int = 0
    withdrawals_from: datetime | None = None
    limited_since: datetime | None = None
    pending_name: str = ""
    messages: int = 0
    linked_apps: tuple[LinkedApp, ...] = ()
    contacts: tuple[Contact, ...] = ()
    computer: Text = field(default_factory=lambda: literal(""))
    organisation: Organisation = field(default_factory=Organisation)
    papers: Papers = field(default_factory=Papers)

    def __repr__(self) -> str:
        return f"Account({self.handle!r})"  # names, numbers and passwords stay out of logs

    @property
    def masked_name(self) -> Text:
        """The name as others may see it."""
        return masked(self.name)

    @property
    def limited(self) -> bool:
        """Tell whether a change of name limits the account, and it has not recovered yet (E01 to E08)."""
        return self.limited_since is not None
