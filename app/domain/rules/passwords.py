"""A password: how often it may be keyed in wrongly, and how long that bars the keypad (A02, A03)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.facts.claims import Claims
from app.domain.facts.text import Span, Text, t


@dataclass(frozen=True, slots=True)
class Wrong:
    """What follows from a wrong password: the tries so far, what to say, or how long the keypad is barred."""

    tries: int
    error: Text | None
    locked_until: datetime | None


def after_wrong(tries: int, now: datetime, claims: Claims) -> Wrong:
    """Return what follows when a password was wrong, with ``tries`` wrong ones before it."""
    left = claims.whole("A02") - tries - 1
    if left > 0:
        return Wrong(tries + 1, t("verify.wrong", left=left), None)
    return Wrong(0, None, now + timedelta(minutes=claims.whole("A03")))


def is_locked(until: datetime | None, now: datetime) -> bool:
    """Tell whether too many wrong entries bar the keypad for now."""
    return until is not None and now < until


def lock_message(until: datetime | None, now: datetime) -> Text | None:
    """Say how long the keypad stays barred, where it is."""
    if until is None or now >= until:
        return None
    return t("verify.locked", span=Span(round((until - now).total_seconds())))
