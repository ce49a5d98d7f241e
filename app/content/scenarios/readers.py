"""How a scenario's values become facts of an account: amounts in yuan, times relative to the start."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from app.content.scenarios.organisation import read_organisation
from app.domain.account import FEN, Packet, Renewal
from app.domain.papers.record import Papers
from app.domain.remedies.record import (
    Colleague,
    Credit,
    Enterprise,
    Hold,
    Login,
    MainDevice,
    OfficialAccount,
    Order,
)
from app.domain.text import said

Table = Mapping[str, Any]
Reader = Callable[[Any, datetime], Any]


def fen(yuan: float) -> int:
    """Return an amount in fen. Raises TypeError or ArithmeticError for what is no finite number."""
    if isinstance(yuan, bool) or not isinstance(yuan, int | float):
        raise TypeError(f"{yuan!r} is no amount")
    return round(yuan * FEN)


def _days_ago(days: int, started: datetime) -> date:
    return started.date() - timedelta(days=days)


def _in_days(days: int, started: datetime) -> date:
    return started.date() + timedelta(days=days)


def _all_days_ago(days: list[int], started: datetime) -> tuple[date, ...]:
    return tuple(_days_ago(day, started) for day in days)


def _each(read: Callable[[Table, datetime], Any]) -> Reader:
    """Return the reader of a list of tables from that of one."""
    return lambda tables, started: tuple(read(table, started) for table in tables)


def _renewal(table: Table, started: datetime) -> Renewal:
    return Renewal(
        table["id"],
        said(table["merchant"]),
        fen(table["yuan"]),
        _in_days(table["next_in_days"], started),
        table.get("icon", "card"),
        table.get("cancellable", True),
    )


def _packet(table: Table, started: datetime) -> Packet:
    return Packet(
        table["id"],
        said(table["person"]),
        fen(table["yuan"]),
        started + timedelta(hours=table["expires_in_hours"]),
        table.get("sent", False),
    )


def _order(table: Table, started: datetime) -> Order:
    due = _in_days(table["due_in_days"], started)
    return Order(table["id"], said(table["merchant"]), fen(table["yuan"]), due, table.get("refunding", False))


def _credit(table: Table, started: datetime) -> Credit:
    return Credit(said(table["name"]), fen(table["owed_yuan"]))


def _hold(table: Table, started: datetime) -> Hold:
    return Hold(
        table["id"],
        fen(table["yuan"]),
        said(table["by"]),
        said(table["why"]),
        table.get("frozen", False),
    )


def _login(table: Table, started: datetime) -> Login:
    at = datetime.combine(_days_ago(table["days_ago"], started), table["time"])
    return Login(table["id"], at, said(table["place"]), said(table["device"]), table.get("odd", True))


def _main_device(table: Table, started: datetime) -> MainDevice:
    return MainDevice(said(table["name"]))


def _official_account(table: Table, started: datetime) -> OfficialAccount:
    return OfficialAccount(table["id"], said(table["name"]))


def _enterprise(table: Table, started: datetime) -> Enterprise:
    colleagues = tuple(
        Colleague(each["id"], said(each["name"]), said(each["post"])) for each in table["colleagues"]
    )
    return Enterprise(table["id"], said(table["name"]), colleagues)


# A scenario's key → the account's field and how its value is read.
READERS: dict[str, tuple[str, Reader]] = {
    "person": ("name", lambda value, started: str(value)),
    "balance_yuan": ("balance_fen", lambda value, started: fen(value)),
    "renewals": ("renewals", _each(_renewal)),
    "packets": ("packets", _each(_packet)),
    "orders": ("orders", _each(_order)),
    "credit": ("credit", _credit),
    "logins": ("logins", _each(_login)),
    "holds": ("holds", _each(_hold)),
    "main_device": ("main_device", _main_device),
    "device_changed_days_ago": ("device_changed", _days_ago),
    "renamed_days_ago": ("renamed", _all_days_ago),
    "official_accounts": ("official_accounts", _each(_official_account)),
    "enterprises": ("enterprises", _each(_enterprise)),
    "messages": ("messages", lambda value, started: int(value)),
    "organisation": ("organisation", read_organisation),
    "papers": ("papers", lambda value, started: Papers(**value)),
}
