"""The rules of every keypad: when an entry is right, wrong, expired or locked, when a code may be sent.

They are the same wherever a keypad is open, and whether a code comes by SMS or by mail (F03, A01 to A03).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from enum import Enum, auto

from app.domain.facts.claims import Claims
from app.domain.facts.keypad import CODE_LENGTH, Code, Keypad
from app.domain.facts.text import Span, Text, t

DELIVERY_S = 2.0


class Outcome(Enum):
    """The result of one more digit."""

    INCOMPLETE = auto()
    RIGHT = auto()
    WRONG = auto()


def key_in(
    keypad: Keypad, digit: str, password: str | None, now: datetime, claims: Claims
) -> tuple[Keypad, Outcome]:
    """Take one digit; the last one submits the entry, which is compared with the password.

    Without a ``password`` (None), it is compared with the code that was sent.
    A keypad that is locked, or whose code is void, takes nothing.
    """
    if is_locked(keypad, now) or (password is None and _is_void(keypad.code, claims)):
        return keypad, Outcome.INCOMPLETE
    entered = (keypad.entered + digit)[:CODE_LENGTH]
    if len(entered) < CODE_LENGTH:
        return replace(keypad, entered=entered, error=None), Outcome.INCOMPLETE
    keypad = emptied(keypad)
    if password is None:
        return _judged_by_code(keypad, entered, now, claims)
    if entered == password:
        return replace(keypad, tries=0), Outcome.RIGHT
    return _after_wrong_password(keypad, now, claims), Outcome.WRONG


def _judged_by_code(keypad: Keypad, entered: str, now: datetime, claims: Claims) -> tuple[Keypad, Outcome]:
    code = keypad.code
    if code.sent is not None and now - code.sent >= timedelta(minutes=claims.whole("A01")):
        return replace(keypad, error=t("sms_code.expired")), Outcome.WRONG
    if code.sent is not None and entered == digits_of(code.serial):
        return replace(keypad, code=Code(serial=code.serial)), Outcome.RIGHT
    code = replace(code, tries=code.tries + 1)
    left = claims.whole("A02") - code.tries
    error = t("sms_code.wrong", left=left) if left > 0 else t("sms_code.void")
    return replace(keypad, code=code, error=error), Outcome.WRONG


def _after_wrong_password(keypad: Keypad, now: datetime, claims: Claims) -> Keypad:
    tries = keypad.tries + 1
    left = claims.whole("A02") - tries
    if left > 0:
        return replace(keypad, tries=tries, error=t("verify.wrong", left=left))
    return replace(keypad, tries=0, locked_until=now + timedelta(minutes=claims.whole("A03")))


def erased(keypad: Keypad) -> Keypad:
    """Take the last digit back."""
    return replace(keypad, entered=keypad.entered[:-1], error=None)


def emptied(keypad: Keypad) -> Keypad:
    """Take everything back that was keyed in; tries, lock and code stay."""
    return replace(keypad, entered="", error=None)


def is_locked(keypad: Keypad, now: datetime) -> bool:
    """Tell whether too many wrong passwords bar the keypad for now."""
    return keypad.locked_until is not None and now < keypad.locked_until


def complaint(keypad: Keypad, now: datetime) -> Text | None:
    """Return how long the keypad stays locked, or else what was wrong with the last entry."""
    if keypad.locked_until is not None and now < keypad.locked_until:
        return t("verify.locked", span=Span(round((keypad.locked_until - now).total_seconds())))
    return keypad.error


def digits_of(serial: int) -> str:
    """Return the code with this number: six digits, another code for each number."""
    return f"{(465_003 + 7_919 * serial) % 10**CODE_LENGTH:0{CODE_LENGTH}d}"


def wait_s(keypad: Keypad, now: datetime, claims: Claims) -> int:
    """Return how many seconds remain until another code may be sent."""
    sent = keypad.code.sent
    return 0 if sent is None else max(0, claims.whole("A04") - round((now - sent).total_seconds()))


def with_new_code(keypad: Keypad, now: datetime, *, voice: bool = False) -> Keypad:
    """Return the keypad with a code that is sent now; the one before it no longer counts."""
    return replace(emptied(keypad), code=Code(serial=keypad.code.serial + 1, sent=now, voice=voice))


def with_arrival(keypad: Keypad, serial: int) -> Keypad:
    """Return the keypad with the message that brings its code, unless a newer one is on its way."""
    code = keypad.code
    return with_message(keypad) if code.serial == serial and not code.arrived else keypad


def with_message(keypad: Keypad) -> Keypad:
    """Return the keypad with the message of its code in sight."""
    code = keypad.code
    return replace(keypad, code=replace(code, arrived=True, shown=True, showings=code.showings + 1))


def without_message(keypad: Keypad) -> Keypad:
    """Return the keypad with the message of its code put away."""
    return replace(keypad, code=replace(keypad.code, shown=False))


def _is_void(code: Code, claims: Claims) -> bool:
    """Tell whether a code was wrong too often to count any longer."""
    return code.tries >= claims.whole("A02")
