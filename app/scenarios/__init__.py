"""The scenarios: one TOML file each. Amounts are given in yuan, times relative to the start of the run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from app import data
from app.conforming import conform, require_type, types_of
from app.domain.account import FEN, Account, LinkedApp
from app.domain.aftermath.limits import limit
from app.domain.backup.record import Contact
from app.domain.claims import Claims
from app.domain.text import Text, said
from app.errors import Where, unknown
from app.scenarios.readers import READERS

FOLDER = Path(__file__).parent
PERSON = FOLDER.parent / "person.toml"
_OTHER_KEYS = ("name", "who", "order", "changed_hours_ago")  # what is no single field of the account
_LAST = 1000  # where a scenario without an order stands


@dataclass(frozen=True, slots=True)
class Label:
    """What a scenario is called, who the person is, and where it stands in a list."""

    id: str
    name: Text
    who: Text
    order: int


@dataclass(frozen=True, slots=True)
class Scenario:
    """A situation to start from: its name, who the person is, and the account."""

    id: str
    name: Text
    who: Text
    account: Account


def scenario_names() -> tuple[str, ...]:
    """Return the ids of all scenarios."""
    return data.names(FOLDER)


@cache
def scenario_labels() -> tuple[Label, ...]:
    """Return what all scenarios are called, in the order in which they are offered."""
    labels = (_label(name, data.read_named(FOLDER, "scenario", name)) for name in scenario_names())
    return tuple(sorted(labels, key=lambda label: (label.order, label.id)))


def scenario_label(name: str) -> Label:
    """Return what one scenario is called. Raises InputError for an unknown name."""
    labels = {label.id: label for label in scenario_labels()}
    if name not in labels:
        raise unknown("scenario", name, labels)
    return labels[name]


def _label(name: str, content: dict[str, Any]) -> Label:
    path = FOLDER / f"{name}.toml"
    called, who = (data.require(content, key, path) for key in ("name", "who"))
    with data.reading(path):
        return Label(name, said(called), said(who), int(content.get("order", _LAST)))


def load_scenario(name: str, started: datetime, claims: Claims) -> Scenario:
    """Return a scenario whose dates are relative to ``started`` and whose limits are the claims'.

    Raises InputError for an unknown name, an unknown key or a value of the wrong type.
    """
    content = data.read_named(FOLDER, "scenario", name)
    path = FOLDER / f"{name}.toml"
    for key in content:
        if key not in READERS and key not in _OTHER_KEYS:
            raise unknown("key", key, (*READERS, *_OTHER_KEYS), Where(path))
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
    label = _label(name, content)
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
