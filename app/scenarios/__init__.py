"""The scenarios: one TOML file each. Amounts are given in yuan, times relative to the start of the run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from app import data
from app.domain.account import Account, Hold, Packet, Renewal
from app.domain.backup.record import Contact
from app.domain.organisation.record import Organisation
from app.domain.papers.record import Papers
from app.domain.text import Text, said
from app.errors import InputError, Where, unknown

FOLDER = Path(__file__).parent
PERSON = FOLDER.parent / "person.toml"


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


def load_scenario(name: str, started: datetime, receipt_limit_fen: int) -> Scenario:
    """Return a scenario whose dates are relative to ``started``.

    Raises InputError for an unknown name, an unknown key or a value of the wrong type.
    """
    content = data.read_named(FOLDER, "scenario", name)
    path = FOLDER / f"{name}.toml"
    for key in content:
        if key not in _READERS and key not in ("name", "who"):
            raise unknown("key", key, (*_READERS, "name", "who"), Where(path))
    try:
        facts: dict[str, Any] = {
            field: read(content[key], started) for key, (field, read) in _READERS.items() if key in content
        }
        account = Account(**{**_person(), "receipt_limit_fen": receipt_limit_fen, **facts})
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"a value is missing or of the wrong type: {error}", where=Where(path)) from error
    return Scenario(
        name, said(data.require(content, "name", path)), said(data.require(content, "who", path)), account
    )


def _person() -> dict[str, Any]:
    """Return the account's facts that are the same in every scenario."""
    person = data.read(PERSON)
    contacts = tuple(
        Contact(table["id"], said(table["name"]), int(table["share"])) for table in person["contacts"]
    )
    return {
        **person,
        "card": said(person["card"]),
        "computer": said(person["computer"]),
        "contacts": contacts,
    }


def _fen(yuan: float) -> int:
    return round(yuan * 100)


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

# A scenario's key → the account's field and how its value is read.
_READERS: dict[str, tuple[str, Reader]] = {
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
