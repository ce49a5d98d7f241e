"""When a change is possible where something only has to be waited for, and what is best done until then.

Where the wait is long, what costs something had better be left for its end: a renewal that is cancelled
months too early, a company handed over for nothing. What is lost by waiting is to be done now.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.domain.facts.account import Account
from app.domain.facts.claims import Claims
from app.domain.rules.conditions import CONDITIONS, Urge
from app.domain.rules.eligibility import Item, blocked
from app.domain.rules.waits import start_of


@dataclass(frozen=True, slots=True)
class ToDo:
    """An item that can be dealt with now, and whether that is better done now, at the end, or whenever."""

    item: Item
    urge: Urge


@dataclass(frozen=True, slots=True)
class Outlook:
    """The moment from which a change is possible, and the item that decides it.

    ``waits`` are what only time ends, the latest first. ``to_do`` is the rest, what loses something by
    waiting first. ``resume`` is the day on which it is soon enough to do what was left for the end.
    """

    earliest: datetime
    decided_by: Item
    waits: tuple[Item, ...]
    to_do: tuple[ToDo, ...]
    resume: date

    @property
    def kept(self) -> tuple[Item, ...]:
        """The items that would lose something by haste."""
        return tuple(each.item for each in self.to_do if each.urge is Urge.KEEP)


def outlook(items: tuple[Item, ...], account: Account, now: datetime, claims: Claims) -> Outlook | None:
    """Return what is ahead; None where nothing has to be waited for and all can be done at once."""
    open_items = blocked(items)
    waits = sorted(
        (item for item in open_items if item.waits), key=lambda item: ends(item, now), reverse=True
    )
    if not waits:
        return None
    last = max(open_items, key=lambda item: (ends(item, now), item.waits))
    earliest = ends(last, now)
    resume = earliest.date() - timedelta(days=claims.whole("A29"))
    worth_keeping = resume > now.date()
    to_do = (
        ToDo(item, CONDITIONS[item.check].urge(account) if worth_keeping else Urge.NOW)
        for item in open_items
        if not item.waits
    )
    urgent_first = tuple(sorted(to_do, key=lambda each: each.urge is not Urge.NOW))
    return Outlook(earliest, last, tuple(waits), urgent_first, resume)


def ends(item: Item, now: datetime) -> datetime:
    """Return the moment by which an open item can be over: at its date, or once it has been dealt with.

    What takes days ends at the beginning of a day, as waits do.
    """
    assert item.blocker is not None
    if item.waits and item.blocker.clears is not None:
        return item.blocker.clears
    moment = now + timedelta(seconds=item.blocker.seconds)
    return moment if moment.date() == now.date() else max(now, start_of(moment.date()))
