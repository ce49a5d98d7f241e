"""When another one-time code may be sent, how long it holds, how often it may be wrong.

The rules are the same whether it comes by SMS or by mail (F03, A01, A02).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from app.domain.facts.claims import Claims
from app.domain.facts.code import CODE_LENGTH, Code
from app.domain.facts.text import Text, t

DELIVERY_S = 2.0


def digits_of(serial: int) -> str:
    """Return the code with this number: any six digits do, as long as they differ."""
    return f"{(465_003 + 7_919 * serial) % 10**CODE_LENGTH:0{CODE_LENGTH}d}"


def next_code(code: Code, now: datetime, *, voice: bool = False) -> Code:
    """Return the code that is sent now; the one before it no longer counts."""
    return Code(serial=code.serial + 1, sent=now, voice=voice)


def spent(code: Code) -> Code:
    """Return the code as it is once it was used: it counts no more, and another may be sent at once."""
    return Code(serial=code.serial)


def wait_s(code: Code, now: datetime, claims: Claims) -> int:
    """Return how many seconds remain until a new code may be asked for."""
    if code.sent is None:
        return 0
    return max(0, claims.whole("F03") - round((now - code.sent).total_seconds()))


def is_void(code: Code, claims: Claims) -> bool:
    """Tell whether the code was wrong too often to count any longer."""
    return code.tries >= claims.whole("A02")


def judge(code: Code, entered: str, now: datetime, claims: Claims) -> tuple[Code, Text | None]:
    """Compare an entry with the code; return the code afterwards and what is wrong, None if it is right."""
    if code.sent is not None and now - code.sent >= timedelta(minutes=claims.whole("A01")):
        return code, t("sms_code.expired")
    if code.sent is not None and entered == digits_of(code.serial):
        return code, None
    code = replace(code, tries=code.tries + 1)
    left = claims.whole("A02") - code.tries
    return code, t("sms_code.wrong", left=left) if left > 0 else t("sms_code.void")
