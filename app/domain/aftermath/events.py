"""What can happen to a changed account."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.events import Event


@dataclass(frozen=True, slots=True)
class Receive(Event):
    """Somebody pays: the prototype plays the other side."""

    payer: str


@dataclass(frozen=True, slots=True)
class Ask(Event):
    """Somebody asks to be a friend: the prototype plays the other side."""


@dataclass(frozen=True, slots=True)
class Accept(Event):
    """Accept a friend request."""

    person: str


@dataclass(frozen=True, slots=True)
class Publish(Event):
    """Publish the next ready-made post."""


@dataclass(frozen=True, slots=True)
class Prove(Event):
    """Open a keypad that asks for proof of identity: ``login`` or ``reverify``."""

    screen: str


@dataclass(frozen=True, slots=True)
class BindCard(Event):
    """Bind a bank card; its bank sends a code first."""

    card: str


@dataclass(frozen=True, slots=True)
class Buy(Event):
    """Pay for something small with the bank card."""

    purchase: str
