"""What blocks a change of name, in words, and how long it takes to solve."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.domain.facts.text import Argument, Span, Text, t
from app.domain.rules.waits import left, start_of, when


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


def soon(
    name: str, seconds: int, said: str = "blocked", *, clears: datetime | None = None, **facts: Argument
) -> Blocker:
    """Return what the person can solve now, within so many seconds."""
    cost = t(f"check.{name}.cost", span=Span(seconds))
    return Blocker(t(f"check.{name}.{said}", **facts), cost, seconds, clears)


def until(name: str, clears: date, now: datetime, **facts: Argument) -> Blocker | None:
    """Return what ends on a day, and not before."""
    if clears <= now.date():
        return None
    end = start_of(clears)
    return Blocker(
        t(f"check.{name}.blocked", **facts), _end(end, now, waits=True), _seconds(end, now), end, waits=True
    )


def after(blocker: Blocker, ends: Iterable[datetime], now: datetime, *, waits: bool) -> Blocker:
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
