"""The days on which the name may be changed again, computed from the days of earlier changes (P08 to P10)."""

from __future__ import annotations

from datetime import date, timedelta

from app.domain.facts.claims import Claims


def since_last_change(renamed: tuple[date, ...], claims: Claims) -> date | None:
    """Return the first day on which the last change is long enough ago; None without an earlier change (P08).

    The claim says "more than 90 days": that is the 91st day after the change.
    """
    return max(renamed) + timedelta(days=claims.whole("P08") + 1) if renamed else None


def within_a_year(renamed: tuple[date, ...], today: date, claims: Claims) -> tuple[date, ...]:
    """Return the changes of the last year, oldest first. Each counts for 365 days (A27)."""
    return tuple(sorted(day for day in renamed if today < day + _year(claims)))


def below_the_limit(renamed: tuple[date, ...], today: date, claims: Claims) -> date | None:
    """Return the first day with fewer changes in a year than allowed; None where that is today (P09)."""
    recent = within_a_year(renamed, today, claims)
    limit = claims.whole("P09")
    return recent[-limit] + _year(claims) if len(recent) >= limit else None


def cooled_off(renamed: tuple[date, ...], claims: Claims) -> date | None:
    """Return the end of the cooling-off period after the last change above the yearly limit (P10)."""
    beyond = changes_beyond(renamed, claims)
    return beyond[-1] + timedelta(days=claims.whole("P10")) if beyond else None


def changes_beyond(renamed: tuple[date, ...], claims: Claims) -> tuple[date, ...]:
    """Return the latest changes that exceeded the yearly limit, oldest first; empty if it never was."""
    limit, days = claims.whole("P09"), sorted(renamed)
    for last in range(len(days) - 1, limit - 1, -1):
        if days[last] < days[last - limit] + _year(claims):
            return tuple(days[last - limit : last + 1])
    return ()


def _year(claims: Claims) -> timedelta:
    return timedelta(days=claims.whole("A27"))
