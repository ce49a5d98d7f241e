"""Say when a wait is over, and how long it still is."""

from __future__ import annotations

from datetime import date, datetime, time

from app.domain.facts.text import Day, Moment, Span, Text, t

_MINUTE, _HOUR = 60, 3600  # s


def start_of(day: date) -> datetime:
    """Return the first moment of a day."""
    return datetime.combine(day, time())


def dated(day: date, now: datetime) -> Day:
    """Say a day with its year where that is not the present one."""
    return Day(day, year=day.year != now.year)


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
