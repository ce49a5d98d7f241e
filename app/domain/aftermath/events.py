"""What can happen to a changed account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from app.domain.events import Event
from app.domain.facts.deeds import Deed


@dataclass(frozen=True, slots=True)
class Receive(Event):
    """Somebody pays: the prototype plays the other side."""

    kind: ClassVar[Deed] = Deed.FREE
    payer: str


@dataclass(frozen=True, slots=True)
class Ask(Event):
    """Somebody asks to be a friend: the prototype plays the other side."""

    kind: ClassVar[Deed] = Deed.FREE


@dataclass(frozen=True, slots=True)
class Accept(Event):
    """Accept a friend request."""

    kind: ClassVar[Deed] = Deed.FREE
    person: str


@dataclass(frozen=True, slots=True)
class Publish(Event):
    """Publish the next ready-made post."""

    kind: ClassVar[Deed] = Deed.UNDONE


@dataclass(frozen=True, slots=True)
class Prove(Event):
    """Open a keypad that asks for proof of identity: ``login`` or ``reverify``."""

    kind: ClassVar[Deed] = Deed.FREE
    screen: str


@dataclass(frozen=True, slots=True)
class BindCard(Event):
    """Bind a bank card; its bank sends a code first."""

    kind: ClassVar[Deed] = Deed.FREE
    card: str


@dataclass(frozen=True, slots=True)
class Buy(Event):
    """Pay for something small with the bank card."""

    kind: ClassVar[Deed] = Deed.ASKED
    purchase: str
