"""The conditions, one record each: what is checked, and the screen where it is solved (P01 to P14)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.domain.facts.account import Account
from app.domain.facts.claims import Claims
from app.domain.facts.obstacles import Hold
from app.domain.facts.text import Money, Span, Text, t
from app.domain.rules import renaming
from app.domain.rules.blockers import Blocker, after, soon, until
from app.domain.rules.waits import start_of

Rule = Callable[[Account, datetime, Claims], Blocker | None]
Since = Callable[[Account], date | None]


class Urge(StrEnum):
    """What becomes of an item that can be dealt with now while something else has to be waited for.

    ``NOW``: waiting loses something. ``KEEP``: haste does. ``EITHER``: neither.
    """

    NOW = "now"
    KEEP = "keep"
    EITHER = "either"


def _now(account: Account) -> Urge:
    return Urge.NOW


def _keep(account: Account) -> Urge:
    return Urge.KEEP


def _either(account: Account) -> Urge:
    return Urge.EITHER


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: the id of its claim, what it finds, and the screen where it is solved or waited for.

    Its words stand under ``check.`` and its id: what blocks, what it takes, and that it is met.
    ``told_by_code``: the reported design shows nothing of it but the claim's figure (U01).
    ``reason``: the claim that says why, where it is not the source's own.
    ``since``: where only time helps, the first day of the wait; the screen ``remedy`` is made from it.
    ``urge``: whether it is best dealt with now where something else has to be waited for.
    """

    id: str
    find: Rule
    remedy: str
    told_by_code: bool = False
    since: Since | None = None
    reason: str = ""
    urge: Callable[[Account], Urge] = _either


def days_since(name: str, since: Since, remedy: str, reason: str = "") -> Condition:
    """Return the condition that so many days have passed since a day; its claim says how many."""

    def find(account: Account, now: datetime, claims: Claims) -> Blocker | None:
        began = since(account)
        if began is None:
            return None
        days = claims.whole(name)
        return until(name, began + timedelta(days=days), now, days=days)

    return Condition(name, find, remedy, since=since, reason=reason)


def _balance(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    if account.balance_fen == 0:
        return None
    return soon("P01", claims.whole("A21"), amount=Money(account.balance_fen))


def _orders(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    orders = account.open_orders
    if not orders:
        return None
    refunds = [start_of(order.due) for order in orders if order.refunding]
    blocker = soon(
        "P02", claims.whole("A22"), clears=max(start_of(order.due) for order in orders), count=len(orders)
    )
    return after(blocker, refunds, now, waits=len(refunds) == len(orders))


def _credit(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    credit = account.credit
    if credit is None or not credit.open:
        return None
    if credit.owed_fen:
        return soon("P03", claims.whole("A24"), amount=Money(credit.owed_fen))
    seconds = claims.whole("A21")
    return Blocker(t("check.P03.repaid"), t("check.P03.cost_repaid", span=Span(seconds)), seconds)


def _logins(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    window = timedelta(days=claims.whole("P04"))
    ends = [end for login in account.logins if login.odd and (end := login.at.date() + window) > now.date()]
    if not ends:
        return None
    return until("P04", max(ends), now, count=len(ends), days=window.days)


def _holds(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    frozen = [hold for hold in account.open_holds if hold.frozen]
    owed = [hold for hold in account.open_holds if not hold.frozen]
    if not frozen and not owed:
        return None
    asked = now.date() + timedelta(days=claims.whole("A26"))
    releases = [start_of(hold.release or asked) for hold in frozen]
    waits = not owed and all(hold.release is not None for hold in frozen)
    blocker = soon(
        "P05",
        claims.whole("A22"),
        "blocked" if frozen and owed else "frozen" if frozen else "owed",
        clears=max(releases) if waits else None,
        owed=_sum(owed),
        frozen=_sum(frozen),
    )
    return after(blocker, releases, now, waits=waits)


def _sum(holds: list[Hold]) -> Money:
    return Money(sum(hold.fen for hold in holds))


def _main_device(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    if account.main_device is None or account.main_device.confirmed:
        return None
    return soon("P06", claims.whole("A22"), device=account.main_device.name)


def _last_change(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    clears = renaming.since_last_change(account.renamed, claims)
    return until("P08", clears, now, days=claims.whole("P08")) if clears else None


def _yearly_limit(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    clears = renaming.below_the_limit(account.renamed, now.date(), claims)
    made = len(renaming.within_a_year(account.renamed, now.date(), claims))
    return until("P09", clears, now, count=made, days=claims.whole("A27")) if clears else None


def _cooling_off(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    clears = renaming.cooled_off(account.renamed, claims)
    return until("P10", clears, now) if clears else None


def _official_accounts(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    count = len(account.official_accounts_run)
    return soon("P11", claims.whole("A23"), count=count) if count else None


def _enterprises(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    count = len(account.enterprises_run)
    return soon("P12", claims.whole("A23"), count=count) if count else None


def _renewals(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    running, late = account.blocking_renewals, account.charged_once_more
    if not running and not late:
        return None
    charges = [start_of(renewal.last_charge) for renewal in late if renewal.last_charge]
    blocker = soon(
        "P13",
        claims.whole("A21"),
        "blocked" if running else "charged",
        clears=None if running else max(charges),
        count=len(running or late),
        amount=Money(sum(renewal.fen for renewal in late)),
    )
    return after(blocker, charges, now, waits=not running)


def _packets(account: Account, now: datetime, claims: Claims) -> Blocker | None:
    packets = account.pending_packets
    if not packets:
        return None
    awaited = [packet.expires for packet in packets if packet.awaited]
    blocker = soon(
        "P14", claims.whole("A20"), clears=max(packet.expires for packet in packets), count=len(packets)
    )
    return after(blocker, awaited, now, waits=len(awaited) == len(packets))


def _packets_urge(account: Account) -> Urge:
    """A received red packet that is not opened in time goes back; a sent one comes back by itself."""
    return Urge.EITHER if all(packet.sent for packet in account.pending_packets) else Urge.NOW


CONDITIONS: Mapping[str, Condition] = {
    condition.id: condition
    for condition in (
        Condition("P01", _balance, remedy="balance", urge=_keep),
        Condition("P02", _orders, remedy="orders"),
        Condition("P03", _credit, remedy="credit", urge=_keep),
        Condition("P04", _logins, remedy="logins"),
        Condition("P05", _holds, remedy="holds", urge=_now),
        Condition("P06", _main_device, remedy="devices"),
        days_since("P07", lambda account: account.device_changed, remedy="device_change", reason="A84"),
        Condition(
            "P08",
            _last_change,
            remedy="last_change",
            since=lambda account: max(account.renamed, default=None),
        ),
        Condition("P09", _yearly_limit, remedy="yearly_limit"),
        Condition("P10", _cooling_off, remedy="cooling_off"),
        Condition("P11", _official_accounts, remedy="official_accounts", urge=_keep),
        Condition("P12", _enterprises, remedy="enterprises", urge=_keep),
        Condition("P13", _renewals, remedy="renewals", told_by_code=True, urge=_keep),
        Condition("P14", _packets, remedy="packets", urge=_packets_urge),
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
