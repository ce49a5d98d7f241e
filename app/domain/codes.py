"""What a keypad asks for: codes that come by SMS, and how often an entry may be wrong (F03, F10)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain.claims import Claims
from app.domain.text import Span, Text, t

CODE_LENGTH = 6  # digits of a payment password, a device passcode and an SMS code
MESSAGE_DELAY_S = 2.0


@dataclass(frozen=True, slots=True)
class Code:
    """The SMS codes sent so far: the number of the last one, when it went out, whether it arrived."""

    serial: int = 0
    sent: datetime | None = None
    arrived: bool = False
    voice: bool = False
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Wrong:
    """What follows from a wrong password: the tries so far, what to say, or how long the keypad is barred."""

    tries: int
    error: Text | None
    locked_until: datetime | None


def sms_code(serial: int) -> str:
    """Return the code of the message with this number: any six digits do, as long as they differ."""
    return f"{(465_003 + 7_919 * serial) % 10**CODE_LENGTH:0{CODE_LENGTH}d}"


def resend_in(code: Code, now: datetime, claims: Claims) -> int:
    """Return how many seconds remain until a new code may be asked for."""
    if code.sent is None:
        return 0
    return max(0, claims.whole("F03") - round((now - code.sent).total_seconds()))


def is_void(code: Code, claims: Claims) -> bool:
    """Tell whether the code was entered wrongly too often to count any longer."""
    return code.tries >= claims.whole("A02")


def examine(code: Code, entered: str, now: datetime, claims: Claims) -> tuple[Code, Text | None]:
    """Return the code with this try counted, and what is wrong with the entry; None where it is right."""
    if code.sent is not None and now - code.sent >= timedelta(minutes=claims.whole("A01")):
        return code, t("sms_code.expired")
    if code.serial and entered == sms_code(code.serial):
        return code, None
    code = replace(code, tries=code.tries + 1)
    left = claims.whole("A02") - code.tries
    return code, t("sms_code.wrong", left=left) if left > 0 else t("sms_code.void")


def after_wrong_password(tries: int, now: datetime, claims: Claims) -> Wrong:
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
