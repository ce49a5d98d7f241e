"""The conditions, one record each: what is checked, and the screen where it is solved (P01 to P14)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from app.domain.facts.account import Account
from app.domain.facts.claims import Claims
from app.domain.facts.obstacles import Hold
from app.domain.facts.text import Argument, Day, Moment, Money, Span, Text, t
from app.domain.rules import renaming

_MINUTE, _HOUR = 60, 3600  # s


@dataclass(frozen=True, slots=True)
class Blocker:
    """What blocks the change, in one line, and the time it takes to solve, in s.

    ``clears`` is the time at which it ends by itself, None if it does not. It ``waits`` if nothing else
    can be done about it.
    """

    said: Text
    cost: Text
    seconds: int
    clears: datetime | None = None
    waits: bool = False


Rule = Callable[[Account, datetime, Claims], Blocker | None]


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: the id of its claim, what it finds, and the screen where it is solved or waited for.

    Its words stand under ``check.`` and its id: what blocks, what it takes, and that it is met.
    ``told_by_code``: the reported design shows nothing of it but the claim's figure (U01).
    """

    id: str
    find: Rule
    remedy: str
    told_by_code: bool = False


def _balance(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    if account.balance_fen == 0:
        return None
    return _soon("P01", claims.whole("A21"), amount=Money(account.balance_fen))


def _orders(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    orders = account.open_orders
    if not orders:
        return None
    refunds = [start_of(order.due) for order in orders if order.refunding]
    blocker = _soon(
        "P02", claims.whole("A22"), clears=max(start_of(order.due) for order in orders), count=len(orders)
    )
    return _after(blocker, refunds, now, waits=len(refunds) == len(orders))


def _credit(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    credit = account.credit
    if credit is None or not credit.open:
        return None
    if credit.owed_fen:
        return _soon("P03", claims.whole("A24"), amount=Money(credit.owed_fen))
    seconds = claims.whole("A21")
    return Blocker(t("check.P03.repaid"), t("check.P03.cost_repaid", span=Span(seconds)), seconds)


def _logins(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    window = timedelta(days=claims.whole("P04"))
    ends = [end for login in account.logins if login.odd and (end := login.at.date() + window) > now.date()]
    if not ends:
        return None
    return _until("P04", max(ends), now, count=len(ends), days=window.days)


def _holds(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    frozen = [hold for hold in account.open_holds if hold.frozen]
    owed = [hold for hold in account.open_holds if not hold.frozen]
    if not frozen and not owed:
        return None
    asked = now.date() + timedelta(days=claims.whole("A26"))
    releases = [start_of(hold.release or asked) for hold in frozen]
    waits = not owed and all(hold.release is not None for hold in frozen)
    blocker = _soon(
        "P05",
        claims.whole("A22"),
        "blocked" if frozen and owed else "frozen" if frozen else "owed",
        clears=max(releases) if waits else None,
        owed=_sum(owed),
        frozen=_sum(frozen),
    )
    return _after(blocker, releases, now, waits=waits)


def _sum(holds: list[Hold]) -> Money:
    return Money(sum(hold.fen for hold in holds))


def _main_device(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    if account.main_device is None or account.main_device.confirmed:
        return None
    return _soon("P06", claims.whole("A22"), device=account.main_device.name)


def _device_change(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    if account.device_changed is None:
        return None
    days = claims.whole("P07")
    return _until("P07", account.device_changed + timedelta(days=days), now, days=days)


def _last_change(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    clears = renaming.since_last_change(account.renamed, claims)
    return _until("P08", clears, now, days=claims.whole("P08")) if clears else None


def _yearly_limit(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    clears = renaming.below_the_limit(account.renamed, now.date(), claims)
    made = len(renaming.within_a_year(account.renamed, now.date(), claims))
    return _until("P09", clears, now, count=made, days=claims.whole("A27")) if clears else None


def _cooling_off(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    clears = renaming.cooled_off(account.renamed, claims)
    return _until("P10", clears, now) if clears else None


def _official_accounts(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    count = len(account.official_accounts_run)
    return _soon("P11", claims.whole("A23"), count=count) if count else None


def _enterprises(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    count = len(account.enterprises_run)
    return _soon("P12", claims.whole("A23"), count=count) if count else None


def _renewals(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    running, late = account.blocking_renewals, account.charged_once_more
    if not running and not late:
        return None
    charges = [start_of(renewal.last_charge) for renewal in late if renewal.last_charge]
    blocker = _soon(
        "P13",
        claims.whole("A21"),
        "blocked" if running else "charged",
        clears=None if running else max(charges),
        count=len(running or late),
        amount=Money(sum(renewal.fen for renewal in late)),
    )
    return _after(blocker, charges, now, waits=not running)


def _packets(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    packets = account.pending_packets
    if not packets:
        return None
    awaited = [packet.expires for packet in packets if packet.awaited]
    blocker = _soon(
        "P14", claims.whole("A20"), clears=max(packet.expires for packet in packets), count=len(packets)
    )
    return _after(blocker, awaited, now, waits=len(awaited) == len(packets))


CONDITIONS: Mapping[str, Condition] = {
    condition.id: condition
    for condition in (
        Condition("P01", _balance, remedy="balance"),
        Condition("P02", _orders, remedy="orders"),
        Condition("P03", _credit, remedy="credit"),
        Condition("P04", _logins, remedy="logins"),
        Condition("P05", _holds, remedy="holds"),
        Condition("P06", _main_device, remedy="devices"),
        Condition("P07", _device_change, remedy="device_change"),
        Condition("P08", _last_change, remedy="last_change"),
        Condition("P09", _yearly_limit, remedy="yearly_limit"),
        Condition("P10", _cooling_off, remedy="cooling_off"),
        Condition("P11", _official_accounts, remedy="official_accounts"),
        Condition("P12", _enterprises, remedy="enterprises"),
        Condition("P13", _renewals, remedy="renewals", told_by_code=True),
        Condition("P14", _packets, remedy="packets"),
    )
}
"""Every condition, by its id and in the order of the check."""


def found(name: str, account: Account, now: datetime, claims: Claims) -> Blocker | None:
    """Return what one condition finds of an account at a moment; None where it is met."""
    return CONDITIONS[name].find(account, now, claims)


def met(name: str, claims: Claims) -> Text:
    """Say that a condition is met, with its figure where it has one."""
    value = claims[name].value
    return t(f"check.{name}.passed") if value is None else t(f"check.{name}.passed", value=round(value))


def start_of(day: date) -> datetime:
    """Return the first moment of a day."""
    return datetime.combine(day, time())


def dated(day: date, now: datetime) -> Day:
    """Say a day with its year where that is not the present one."""
    return Day(day, year=day.year != now.year)


def _soon(
    name: str, seconds: int, said: str = "blocked", *, clears: datetime | None = None, **facts: Argument
) -> Blocker:
    """Return what the person can solve now, within so many seconds."""
    cost = t(f"check.{name}.cost", span=Span(seconds))
    return Blocker(t(f"check.{name}.{said}", **facts), cost, seconds, clears)


def _until(name: str, clears: date, now: datetime, **facts: Argument) -> Blocker | None:
    """Return what ends on a day, and not before."""
    if clears <= now.date():
        return None
    end = start_of(clears)
    return Blocker(
        t(f"check.{name}.blocked", **facts), _end(end, now, waits=True), _seconds(end, now), end, waits=True
    )


def _after(blocker: Blocker, ends: Iterable[datetime], now: datetime, *, waits: bool) -> Blocker:
    """Return the blocker with the waiting time that comes on top of what the person does."""
    last = max(ends, default=now)
    if last <= now:
        return blocker
    return replace(blocker, cost=_end(last, now, waits=waits), seconds=_seconds(last, now), waits=waits)


def _end(end: datetime, now: datetime, *, waits: bool) -> Text:
    moment = when(end, now)
    return t("check.clears", when=moment, left=left(end, now)) if waits else t("check.earliest", when=moment)


def _seconds(end: datetime, now: datetime) -> int:
    return round((end - now).total_seconds())


def when(moment: datetime, now: datetime) -> Text:
    """Say a moment: its day alone where it is the first of that day."""
    if moment == start_of(moment.date()):
        return t("wait.day", day=dated(moment.date(), now))
    return t("wait.moment", moment=Moment(moment))


def left(moment: datetime, now: datetime) -> Text:
    """Say how long it is until a moment: days to the first of a day, whole hours or minutes otherwise."""
    if moment == start_of(moment.date()):
        return t("wait.days", count=(moment.date() - now.date()).days)
    seconds = (moment - now).total_seconds()
    unit = _HOUR if seconds > _HOUR else _MINUTE
    return t("wait.span", span=Span(-int(-seconds // unit) * unit))
