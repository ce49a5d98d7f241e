"""Load who and what surrounds the person, the same in every scenario. Amounts are given in yuan."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from app.content.claims import load_limits
from app.content.icons import Icon
from app.content.ranges import Distinct, Filled, Id, NameOf, Yuan
from app.content.records import read_record
from app.content.scenarios.given import fen
from app.domain.facts.surroundings import Card, Chat, Payer, Person, Purchase, Service, Surroundings
from app.domain.facts.text import Text
from app.tomlfile import read_toml

FILE = Path(__file__).parent.parent / "surroundings.toml"


def _purchases() -> int:
    """Return as many as an account may have to make."""
    return int(load_limits()["E04"]["value"].most)


def _drafts() -> int:
    """Return one more than may be posted, so that one can be refused."""
    return int(load_limits()["E08"]["value"].most) + 1


@dataclass(frozen=True, slots=True)
class PayerEntry:
    """Somebody who wants to pay the person."""

    id: Id
    person: Text
    purpose: Text
    yuan: Yuan


@dataclass(frozen=True, slots=True)
class CardEntry:
    """A bank card that can be bound."""

    id: Id
    name: Text


@dataclass(frozen=True, slots=True)
class PurchaseEntry:
    """Something small to buy."""

    id: Id
    name: Text
    yuan: Yuan


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """Somebody who may ask to be a friend, and what they say."""

    id: Id
    name: Text
    words: Text


@dataclass(frozen=True, slots=True)
class ServiceEntry:
    """Something to pay for, on the page of that name."""

    id: Id
    screen: Annotated[str, NameOf("page", lambda: ("top_up", "bills"))]
    name: Text
    yuan: Yuan
    icon: Icon


@dataclass(frozen=True, slots=True)
class ChatEntry:
    """A conversation, and what was written last."""

    id: Id
    name: Text
    words: Text


@dataclass(frozen=True, slots=True)
class SurroundingsFile:
    """All of them, and the posts that are ready to be published."""

    payers: Annotated[tuple[PayerEntry, ...], Filled(), Distinct()]
    cards: Annotated[tuple[CardEntry, ...], Filled(), Distinct()]
    purchases: Annotated[tuple[PurchaseEntry, ...], Filled(_purchases), Distinct()]
    people: Annotated[tuple[PersonEntry, ...], Filled(), Distinct()]
    drafts: Annotated[tuple[Text, ...], Filled(_drafts)]
    services: Annotated[tuple[ServiceEntry, ...], Filled(), Distinct()]
    chats: Annotated[tuple[ChatEntry, ...], Filled(), Distinct()]


@cache
def load_surroundings(path: Path = FILE) -> Surroundings:
    """Return them. Raises InputError where the file is wrong."""
    read = read_record(read_toml(path), SurroundingsFile)
    return Surroundings(
        tuple(Payer(each.id, each.person, each.purpose, fen(each.yuan)) for each in read.payers),
        tuple(Card(each.id, each.name) for each in read.cards),
        tuple(Purchase(each.id, each.name, fen(each.yuan)) for each in read.purchases),
        tuple(Person(each.id, each.name, each.words) for each in read.people),
        read.drafts,
        tuple(Service(each.id, each.screen, each.name, fen(each.yuan), each.icon) for each in read.services),
        tuple(Chat(each.id, each.name, each.words) for each in read.chats),
    )
