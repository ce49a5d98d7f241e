from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.rules.calendar import add_working_days, working_days_between

DATES = st.dates(date(2000, 1, 1), date(2100, 12, 31))
DAYS = st.integers(0, 400)
MONDAY = date(2026, 1, 5)
FRIDAY, SATURDAY, SUNDAY = (MONDAY + timedelta(days=days) for days in (4, 5, 6))
NEXT_MONDAY = MONDAY + timedelta(days=7)


@pytest.mark.requirement("M05")
@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (MONDAY, 0, MONDAY),
        (MONDAY, 1, date(2026, 1, 6)),
        (MONDAY, 4, FRIDAY),
        (MONDAY, 5, NEXT_MONDAY),
        (MONDAY, 10, date(2026, 1, 19)),
        (MONDAY, 15, date(2026, 1, 26)),
        (FRIDAY, 1, NEXT_MONDAY),
        (SATURDAY, 0, NEXT_MONDAY),
        (SATURDAY, 1, NEXT_MONDAY),
        (SUNDAY, 1, NEXT_MONDAY),
        (SUNDAY, 6, date(2026, 1, 19)),
    ],
)
def test_working_days_are_counted_from_the_day_after(start: date, days: int, end: date) -> None:
    assert add_working_days(start, days) == end


def test_no_negative_number_of_working_days() -> None:
    with pytest.raises(ValueError, match="cannot go 1 working days back"):
        add_working_days(MONDAY, -1)


@given(DATES, DAYS)
def test_it_never_ends_on_a_weekend(start: date, days: int) -> None:
    assert add_working_days(start, days).weekday() < 5


@given(DATES, DAYS, DAYS, st.integers(0, 30))
def test_it_is_monotone_in_the_start_and_in_the_days(start: date, days: int, more: int, later: int) -> None:
    assert add_working_days(start, days) <= add_working_days(start, days + more)
    assert add_working_days(start, days) <= add_working_days(start + timedelta(days=later), days)


@given(DATES, st.integers(1, 400))
def test_counting_undoes_adding(start: date, days: int) -> None:
    assert working_days_between(start, add_working_days(start, days)) == days
    assert working_days_between(start, add_working_days(start, days) - timedelta(days=1)) == days - 1


@given(DATES, DATES)
def test_counting_agrees_with_a_calendar_on_the_wall(start: date, end: date) -> None:
    end = min(end, start + timedelta(days=500))
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    assert working_days_between(start, end) == sum(day.weekday() < 5 for day in days)
