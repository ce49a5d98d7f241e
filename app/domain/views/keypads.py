"""What every keypad shows: its boxes, the wait for another code, the message on the phone."""

from __future__ import annotations

from app.domain.events import Event
from app.domain.facts.claims import Claims
from app.domain.facts.code import CODE_LENGTH, Code
from app.domain.facts.text import Text, literal, t
from app.domain.rules.codes import digits_of
from app.domain.views.model import Action, Entry, Style


def secret_entry(entered: str, error: Text | None, secret: str, leave: Action) -> Entry:
    """Return the boxes for a password; the prototype tells which one is right."""
    hint = t("verify.demo", code=literal(secret))
    return Entry(CODE_LENGTH, "•" * len(entered), secret=True, error=error, hint=hint, links=(leave,))


def code_entry(
    entered: str, error: Text | None, wait: int, again: tuple[Event, Event], leave: Action
) -> Entry:
    """Return the boxes for an SMS code. ``wait`` is in s; ``again`` asks for one more, written or spoken."""
    hint = t("sms_code.wait", seconds=wait) if wait else t("sms_code.none")
    as_text, by_voice = again
    links = (
        Action("resend", t("sms_code.resend"), as_text, Style.LINK),
        Action("voice", t("sms_code.voice"), by_voice, Style.LINK),
    )
    return Entry(
        CODE_LENGTH,
        entered,
        secret=False,
        error=error,
        hint=hint,
        links=(leave,) if wait else (*links, leave),
    )


def message(code: Code, claims: Claims) -> Text | None:
    """Return the message that brought the code, once it has arrived."""
    if not code.arrived:
        return None
    key = "sms_code.voice_message" if code.voice else "sms_code.message"
    return t(key, code=literal(digits_of(code.serial)), minutes=claims.whole("A01"))
