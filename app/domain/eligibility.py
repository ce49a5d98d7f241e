"""The check before the flow: fourteen conditions, each with what it found and how long it takes to solve."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.domain.account import Account
from app.domain.claims import Claims
from app.domain.text import Day, Money, Text, t

_MINUTE, _DAY = 60, 86_400


@dataclass(frozen=True, slots=True)
class Blocker:
    """What stands in the way: said in one line, with the time it takes to solve, in s."""

    said: Text
    cost: Text
    seconds: int


@dataclass(frozen=True, slots=True)
class Item:
    """One condition's result; ``blocker`` is None where the condition is met."""

    check: str
    blocker: Blocker | None

    @property
    def passed(self) -> bool:
        """Tell whether the condition is met."""
        return self.blocker is None


Rule = Callable[[Account, datetime, Claims], Blocker | None]


def _balance(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    if account.balance_fen == 0:
        return None
    return _soon("P01", _MINUTE, amount=Money(account.balance_fen))


def _orders(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    return _soon("P02", 2 * _DAY, count=account.open_orders) if account.open_orders else None


def _credit(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    if not account.credit_open:
        return None
    return _soon("P03", 10 * _MINUTE, amount=Money(account.credit_owed_fen))


def _logins(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    window = timedelta(days=claims.whole("P04"))
    recent = [day for day in account.odd_logins if now.date() - day < window]
    return _until("P04", max(recent) + window, now) if recent else None


def _holds(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    if not account.holds:
        return None
    return _soon("P05", 3 * _DAY, amount=Money(sum(hold.fen for hold in account.holds)))


def _main_device(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    return None if account.on_main_device else _soon("P06", 2 * _MINUTE)


def _device_change(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    if account.device_changed is None:
        return None
    clears = account.device_changed + timedelta(days=claims.whole("P07"))
    return _until("P07", clears, now) if clears > now.date() else None


def _last_change(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    if not account.renamed:
        return None
    # "More than 90 days": the first possible day is the one after the ninetieth.
    clears = max(account.renamed) + timedelta(days=claims.whole("P08") + 1)
    return _until("P08", clears, now) if clears > now.date() else None


def _yearly_limit(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    this_year = [day for day in account.renamed if day.year == now.year]
    if len(this_year) < claims.whole("P09"):
        return None
    return _until("P09", date(now.year + 1, 1, 1), now, count=len(this_year))


def _cooling_off(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    for year in {day.year for day in account.renamed}:
        in_year = sorted(day for day in account.renamed if day.year == year)
        if len(in_year) > claims.whole("P09"):
            clears = in_year[-1] + timedelta(days=claims.whole("P10"))
            if clears > now.date():
                return _until("P10", clears, now)
    return None


def _official_accounts(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    return _soon("P11", 5 * _MINUTE, count=account.official_accounts) if account.official_accounts else None


def _enterprises(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    return _soon("P12", 5 * _MINUTE, count=account.enterprises) if account.enterprises else None


def _renewals(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    count = len(account.blocking_renewals)
    return _soon("P13", _MINUTE, count=count) if count else None


def _packets(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    count = len(account.pending_packets)
    return _soon("P14", 10, count=count) if count else None


RULES: dict[str, Rule] = {
    "P01": _balance,
    "P02": _orders,
    "P03": _credit,
    "P04": _logins,
    "P05": _holds,
    "P06": _main_device,
    "P07": _device_change,
    "P08": _last_change,
    "P09": _yearly_limit,
    "P10": _cooling_off,
    "P11": _official_accounts,
    "P12": _enterprises,
    "P13": _renewals,
    "P14": _packets,
}


def check(account: Account, now: datetime, claims: Claims) -> tuple[Item, ...]:
    """Return the result of every condition, in the order of their ids."""
    return tuple(Item(name, rule(account, now, claims)) for name, rule in RULES.items())


def recheck(
    items: tuple[Item, ...], names: frozenset[str], account: Account, now: datetime, claims: Claims
) -> tuple[Item, ...]:
    """Return the items with only the named ones examined again."""
    return tuple(
        Item(item.check, RULES[item.check](account, now, claims)) if item.check in names else item
        for item in items
    )


def blocked(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the items that block, the quickest to solve first."""
    waiting = [(item.blocker.seconds, item) for item in items if item.blocker is not None]
    return tuple(item for _, item in sorted(waiting, key=lambda pair: pair[0]))


def _soon(name: str, seconds: int, **facts: int | Money) -> Blocker:
    return Blocker(t(f"check.{name}.blocked", **facts), t(f"check.{name}.cost"), seconds)


def _until(name: str, clears: date, now: datetime, **facts: int) -> Blocker:
    days = (clears - now.date()).days
    return Blocker(
        t(f"check.{name}.blocked", **facts),
        t("check.clears", day=Day(clears), days=days),
        days * _DAY,
    )
