"""What every keypad shows: its boxes, the wait for another code, the message on the phone."""

from __future__ import annotations

from datetime import datetime

from app.domain.events import SendCode
from app.domain.facts.claims import Claims
from app.domain.facts.keypad import CODE_LENGTH, Keypad
from app.domain.facts.text import Text, literal, t
from app.domain.rules.keypads import complaint, digits_of, wait_s
from app.domain.views.model import Action, Entry, Style


def secret_entry(keypad: Keypad, now: datetime, secret: str, leave: Action) -> Entry:
    """Return the boxes for a password; the prototype tells which one is right."""
    hint = t("verify.demo", code=literal(secret))
    shown = "•" * len(keypad.entered)
    return Entry(CODE_LENGTH, shown, secret=True, error=complaint(keypad, now), hint=hint, links=(leave,))


def code_entry(keypad: Keypad, now: datetime, claims: Claims, leave: Action, *, spoken: bool = True) -> Entry:
    """Return the boxes for a code, and the ways to another one: written, and spoken if that is offered."""
    wait = wait_s(keypad, now, claims)
    again = [Action("resend", t("sms_code.resend"), SendCode(), Style.LINK)]
    if spoken:
        again.append(Action("voice", t("sms_code.voice"), SendCode(voice=True), Style.LINK))
    return Entry(
        CODE_LENGTH,
        keypad.entered,
        secret=False,
        error=complaint(keypad, now),
        hint=t("sms_code.wait", seconds=wait) if wait else t("sms_code.none"),
        links=(leave,) if wait else (*again, leave),
    )


def message(keypad: Keypad, claims: Claims, key: str = "") -> Text | None:
    """Return the message that brought the code, once it has arrived; ``key`` names other words for it."""
    code = keypad.code
    if not code.arrived:
        return None
    key = key or ("sms_code.voice_message" if code.voice else "sms_code.message")
    return t(key, code=literal(digits_of(code.serial)), minutes=claims.whole("A01"))
