"""Working days: Monday to Friday. The prototype does not know the public holidays of any year."""

from __future__ import annotations

from datetime import date, timedelta

_WEEK, _WORKING = 7, 5  # days


def add_working_days(start: date, days: int) -> date:
    """Return the day on which this many working days after ``start`` have passed.

    The first one counted is the first working day after ``start``, so one working day after a Friday, a
    Saturday or a Sunday is the Monday. None after a weekend day is the Monday, too: the result is always a
    working day. Raises ValueError for a negative number.
    """
    if days < 0:
        raise ValueError(f"cannot go {-days} working days back")
    late = max(0, start.weekday() - (_WORKING - 1))  # days since Friday
    if late and days == 0:
        return start + timedelta(days=_WEEK - start.weekday())
    weeks, rest = divmod(days, _WORKING)
    friday_or_before = start - timedelta(days=late)
    if friday_or_before.weekday() + rest >= _WORKING:
        rest += _WEEK - _WORKING
    return friday_or_before + timedelta(days=weeks * _WEEK + rest)


def working_days_between(start: date, end: date) -> int:
    """Return how many working days lie after ``start``, up to and including ``end``; 0 if it is earlier."""
    return max(0, _ordinal(end) - _ordinal(start))


def _ordinal(day: date) -> int:
    """Return the number of working days from a fixed Monday up to and including a day."""
    weeks, weekday = divmod(day.toordinal() - 1, _WEEK)  # the first day of the calendar is a Monday
    return weeks * _WORKING + min(weekday + 1, _WORKING)
