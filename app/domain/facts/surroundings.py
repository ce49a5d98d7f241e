"""The people and things that a person deals with: payers, cards, purchases, friends. All are invented."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.facts.text import Text


@dataclass(frozen=True, slots=True)
class Payer:
    """Somebody who wants to pay an amount (fen), and what for."""

    id: str
    person: Text
    purpose: Text
    fen: int


@dataclass(frozen=True, slots=True)
class Card:
    """A bank card that can be bound."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class Purchase:
    """Something small to buy; the price is in fen."""

    id: str
    name: Text
    fen: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may want to be a friend, and what they say."""

    id: str
    name: Text
    words: Text


@dataclass(frozen=True, slots=True)
class Service:
    """Something to pay for on the page ``screen``; the price is in fen."""

    id: str
    screen: str
    name: Text
    fen: int
    icon: str


@dataclass(frozen=True, slots=True)
class Chat:
    """A conversation: with whom, and what they wrote last."""

    id: str
    name: Text
    words: Text


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All of them, and the posts that are ready to be published."""

    payers: tuple[Payer, ...] = ()
    cards: tuple[Card, ...] = ()
    purchases: tuple[Purchase, ...] = ()
    people: tuple[Person, ...] = ()
    drafts: tuple[Text, ...] = ()
    services: tuple[Service, ...] = ()
    chats: tuple[Chat, ...] = ()
