"""Read the business side of a scenario's account."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from app.domain.organisation.record import (
    App,
    Approval,
    Candidate,
    Client,
    Merchant,
    MiniProgram,
    Organisation,
)
from app.domain.text import said

Table = Mapping[str, Any]


def read_organisation(table: Table, started: datetime) -> Organisation:
    """Return the organisation that a table describes; days count back from ``started``.

    Raises KeyError, TypeError or ValueError where the table is wrong.
    """
    today = started.date()
    for key in table:
        if key not in _PARTS and key != "name":
            raise ValueError(f"an organisation has no {key!r}")
    parts = {key: read(table[key], today) for key, read in _PARTS.items() if key in table}
    return Organisation(said(table["name"]), **parts)


def _each(read: Callable[[Table, date], Any]) -> Callable[[Any, date], Any]:
    return lambda tables, today: tuple(read(table, today) for table in tables)


def _approval(table: Table, today: date) -> Approval:
    filed = today - timedelta(days=table["days_ago"])
    return Approval(table["id"], said(table["title"]), said(table["applicant"]), filed)


def _client(table: Table, today: date) -> Client:
    name, open_platform = said(table["name"]), table.get("open_platform", False)
    return Client(table["id"], name, table["quota"], table["used"], today, open_platform)


_PARTS: dict[str, Callable[[Any, date], Any]] = {
    "candidates": _each(lambda table, _: Candidate(table["id"], said(table["name"]), said(table["post"]))),
    "approvals": _each(_approval),
    "clients": _each(_client),
    "programs": _each(lambda table, _: MiniProgram(table["id"], said(table["name"]))),
    "apps": _each(lambda table, _: App(table["id"], said(table["name"]), table.get("sdk", 0))),
    "merchant": lambda table, _: Merchant(table["number"]),
}
