"""The scenarios: one TOML file each. Amounts are given in yuan, times relative to the start of the run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from app import data
from app.domain.account import FEN, Account, Hold, Packet, Renewal
from app.domain.aftermath.limits import limit
from app.domain.claims import Claims
from app.domain.organisation.record import Organisation
from app.domain.papers.record import Papers
from app.domain.text import Text, said
from app.errors import InputError, Where, unknown

FOLDER = Path(__file__).parent
PERSON = FOLDER.parent / "person.toml"


@dataclass(frozen=True, slots=True)
class Introduction:
    """What a scenario says of itself: its name, and in one sentence who the person is."""

    id: str
    name: Text
    who: Text


@dataclass(frozen=True, slots=True)
class Scenario:
    """A situation to start from."""

    id: str
    account: Account


def scenario_names() -> tuple[str, ...]:
    """Return the ids of all scenarios."""
    return data.names(FOLDER)


def introduce(name: str) -> Introduction:
    """Return what a scenario says of itself. Raises InputError for an unknown name or a missing word."""
    content = data.read_named(FOLDER, "scenario", name)
    path = FOLDER / f"{name}.toml"
    return Introduction(
        name, said(data.require(content, "name", path)), said(data.require(content, "who", path))
    )


def load_scenario(name: str, started: datetime, claims: Claims) -> Scenario:
    """Return a scenario whose dates are relative to ``started`` and whose limits are the claims'.

    Raises InputError for an unknown name, an unknown key or a value of the wrong type.
    """
    content = data.read_named(FOLDER, "scenario", name)
    path = FOLDER / f"{name}.toml"
    for key in content:
        if key not in _READERS and key not in _OWN_KEYS:
            raise unknown("key", key, (*_READERS, *_OWN_KEYS), Where(path))
    person = data.read(PERSON)
    try:
        facts: dict[str, Any] = {
            field: read(content[key], started) for key, (field, read) in _READERS.items() if key in content
        }
        free_fen = claims.whole("E01", "before") * FEN
        account = Account(**{**person, "card": said(person["card"]), "receipt_limit_fen": free_fen, **facts})
        if "changed_hours_ago" in content:
            account = limit(account, claims, started - timedelta(hours=content["changed_hours_ago"]))
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"a value is missing or of the wrong type: {error}", where=Where(path)) from error
    return Scenario(name, account)


def _fen(yuan: float) -> int:
    return round(yuan * FEN)


def _days_ago(days: int, started: datetime) -> date:
    return started.date() - timedelta(days=days)


def _all_days_ago(days: list[int], started: datetime) -> tuple[date, ...]:
    return tuple(_days_ago(day, started) for day in days)


def _renewals(tables: list[Mapping[str, Any]], started: datetime) -> tuple[Renewal, ...]:
    return tuple(
        Renewal(
            table["id"],
            said(table["merchant"]),
            _fen(table["yuan"]),
            started.date() + timedelta(days=table["next_in_days"]),
            table.get("icon", "card"),
            table.get("cancellable", True),
        )
        for table in tables
    )


def _packets(tables: list[Mapping[str, Any]], started: datetime) -> tuple[Packet, ...]:
    return tuple(
        Packet(
            table["id"],
            said(table["person"]),
            _fen(table["yuan"]),
            started + timedelta(hours=table["expires_in_hours"]),
            table.get("sent", False),
        )
        for table in tables
    )


def _holds(tables: list[Mapping[str, Any]], started: datetime) -> tuple[Hold, ...]:
    return tuple(Hold(_fen(table["yuan"]), said(table["by"]), table.get("frozen", False)) for table in tables)


Reader = Callable[[Any, datetime], Any]

_OWN_KEYS = ("name", "who", "changed_hours_ago")  # what is no single field of the account

# A scenario's key → the account's field and how its value is read.
_READERS: dict[str, tuple[str, Reader]] = {
    "person": ("name", lambda value, started: str(value)),
    "balance_yuan": ("balance_fen", lambda value, started: _fen(value)),
    "renewals": ("renewals", _renewals),
    "packets": ("packets", _packets),
    "open_orders": ("open_orders", lambda value, started: int(value)),
    "credit_open": ("credit_open", lambda value, started: bool(value)),
    "credit_owed_yuan": ("credit_owed_fen", lambda value, started: _fen(value)),
    "odd_logins_days_ago": ("odd_logins", _all_days_ago),
    "holds": ("holds", _holds),
    "on_main_device": ("on_main_device", lambda value, started: bool(value)),
    "device_changed_days_ago": ("device_changed", _days_ago),
    "renamed_days_ago": ("renamed", _all_days_ago),
    "official_accounts": ("official_accounts", lambda value, started: int(value)),
    "enterprises": ("enterprises", lambda value, started: int(value)),
    "messages": ("messages", lambda value, started: int(value)),
    "organisation": ("organisation", lambda value, started: Organisation(**value)),
    "papers": ("papers", lambda value, started: Papers(**value)),
}
