"""The scenarios: one TOML file each. Amounts are given in yuan, times relative to the start of the run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from app import data
from app.domain.account import FEN, Account, LinkedApp
from app.domain.aftermath.limits import limit
from app.domain.backup.record import Contact
from app.domain.claims import Claims
from app.domain.text import Text, said
from app.errors import InputError, Where, unknown
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
    return Label(
        name,
        said(data.require(content, "name", path)),
        said(data.require(content, "who", path)),
        int(content.get("order", _LAST)),
    )


def load_scenario(name: str, started: datetime, claims: Claims) -> Scenario:
    """Return a scenario whose dates are relative to ``started`` and whose limits are the claims'.

    Raises InputError for an unknown name, an unknown key or a value of the wrong type.
    """
    content = data.read_named(FOLDER, "scenario", name)
    path = FOLDER / f"{name}.toml"
    for key in content:
        if key not in READERS and key not in _OTHER_KEYS:
            raise unknown("key", key, (*READERS, *_OTHER_KEYS), Where(path))
    try:
        facts: dict[str, Any] = {
            field: read(content[key], started) for key, (field, read) in READERS.items() if key in content
        }
        free_fen = claims.whole("E01", "before") * FEN
        account = Account(**{**_person(), "receipt_limit_fen": free_fen, **facts})
        if "changed_hours_ago" in content:
            account = limit(account, claims, started - timedelta(hours=content["changed_hours_ago"]))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise InputError(f"a value is missing or of the wrong type: {error}", where=Where(path)) from error
    label = _label(name, content)
    return Scenario(name, label.name, label.who, account)


def _person() -> dict[str, Any]:
    """Return what is the same in every scenario."""
    person = data.read(PERSON)
    return {
        **person,
        "card": said(person["card"]),
        "computer": said(person["computer"]),
        "contacts": tuple(_contact(table) for table in person["contacts"]),
        "linked_apps": tuple(_linked_app(table) for table in person["linked_apps"]),
    }


def _linked_app(table: dict[str, Any]) -> LinkedApp:
    return LinkedApp(table["id"], said(table["name"]), said(table["means"]), table["icon"])


def _contact(table: dict[str, Any]) -> Contact:
    return Contact(table["id"], said(table["name"]), int(table["share"]))
