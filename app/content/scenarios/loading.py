"""From a scenario's file to an account. Amounts are given in yuan, times relative to the start of the run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from app.content import data
from app.content.conforming import conform, require_type, types_of
from app.content.scenarios import FOLDER, read_label
from app.content.scenarios.readers import READERS
from app.domain.account import FEN, Account, LinkedApp
from app.domain.aftermath.limits import limit
from app.domain.backup.record import Contact
from app.domain.claims import Claims
from app.domain.text import Text, said
from app.errors import UnknownNameError, Where

PERSON = FOLDER.parent / "person.toml"
_OTHER_KEYS = ("name", "who", "order", "changed_hours_ago")  # what is no single field of the account


@dataclass(frozen=True, slots=True)
class Scenario:
    """A situation to start from: its name, who the person is, and the account."""

    id: str
    name: Text
    who: Text
    account: Account


def load_scenario(name: str, started: datetime, claims: Claims) -> Scenario:
    """Return a scenario whose dates are relative to ``started`` and whose limits are the claims'.

    Raises InputError for an unknown name, an unknown key or a value of the wrong type.
    """
    content = data.read_named(FOLDER, "scenario", name)
    path = FOLDER / f"{name}.toml"
    for key in content:
        if key not in READERS and key not in _OTHER_KEYS:
            raise UnknownNameError("key", key, (*READERS, *_OTHER_KEYS), Where(path))
    facts = {
        field: _fact(key, content[key], started, path)
        for key, (field, _) in READERS.items()
        if key in content
    }
    free_fen = claims.whole("E01", "before") * FEN
    account = Account(**{**_person(), "receipt_limit_fen": free_fen, **facts})
    if "changed_hours_ago" in content:
        with data.reading(path, "changed_hours_ago"):
            account = limit(account, claims, started - timedelta(hours=content["changed_hours_ago"]))
    label = read_label(name, content)
    return Scenario(name, label.name, label.who, account)


def _fact(key: str, value: object, started: datetime, path: Path) -> object:
    """Return what a scenario's key comes to: the value of one field of the account."""
    field, read = READERS[key]
    with data.reading(path, key):
        fact = read(value, started)
        require_type(fact, types_of(Account)[field], field)
        return fact


def _person() -> dict[str, Any]:
    """Return what is the same in every scenario."""
    person = data.read(PERSON)
    with data.reading(PERSON):
        facts = {
            **person,
            "card": said(person["card"]),
            "computer": said(person["computer"]),
            "contacts": tuple(_contact(table) for table in person["contacts"]),
            "linked_apps": tuple(_linked_app(table) for table in person["linked_apps"]),
        }
        conform(Account(**facts))
    return facts


def _linked_app(table: dict[str, Any]) -> LinkedApp:
    return LinkedApp(table["id"], said(table["name"]), said(table["means"]), table["icon"])


def _contact(table: dict[str, Any]) -> Contact:
    return Contact(table["id"], said(table["name"]), int(table["share"]))
