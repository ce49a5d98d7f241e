"""What every keypad shows: its boxes, the wait for another code, the message on the phone."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from app.domain.events import FillCode, HoldMessage, PutMessageAway, ReleaseMessage, SendCode, ShowMessage
from app.domain.facts.claims import Claims
from app.domain.facts.keypad import CODE_LENGTH, Keypad
from app.domain.facts.text import literal, t
from app.domain.rules.keypads import complaint, digits_of, wait_s
from app.domain.state import State
from app.domain.views.model import Action, Entry, Message, Style


def secret_entry(keypad: Keypad, now: datetime, *links: Action) -> Entry:
    """Return the boxes for a password."""
    shown = "•" * len(keypad.entered)
    return Entry(CODE_LENGTH, shown, secret=True, error=complaint(keypad, now), links=links)


def code_entry(keypad: Keypad, now: datetime, claims: Claims, leave: Action, *, spoken: bool = True) -> Entry:
    """Return the boxes for a code, and the ways to it: its message, another one, a call if one is offered."""
    wait, code = wait_s(keypad, now, claims), keypad.code
    seen = code.arrived and code.sent is not None and not code.shown and not keypad.entered
    show = Action("show-message", t("sms_code.show"), ShowMessage(), Style.LINK)
    again = [Action("resend", t("sms_code.resend"), SendCode(), Style.LINK)]
    if spoken:
        again.append(Action("voice", t("sms_code.voice"), SendCode(voice=True), Style.LINK))
    return Entry(
        CODE_LENGTH,
        keypad.entered,
        secret=False,
        error=complaint(keypad, now),
        hint=t("sms_code.wait", seconds=wait) if wait else t("sms_code.none"),
        links=(*((show,) if seen else ()), *(() if wait else again), leave),
    )


def sms(state: State, keypad: Keypad, *, second: bool = False) -> Message | None:
    """Return the message that brought the code of an SMS, or the call that says it, while it is in sight.

    ``second`` says that the code verifies somebody a second time.
    """
    parts, voice = state.setup.platform.parts, keypad.code.voice
    if not state.setup.behaviour.native:
        words = "sms_code.voice_message" if voice else "sms_code.message"
        return _message(state, keypad, "plain", _Brought("message", "sms_code.sender", words))
    if voice:
        return _message(state, keypad, "banner", _Brought("phone", "sms_code.caller", "sms_code.call"))
    words = "sms_code.second" if second else "sms_code.text"
    look = "chip" if parts.chip else "banner"
    return _message(state, keypad, look, _Brought("message", "sms_code.sender", words))


def mail(state: State, keypad: Keypad) -> Message | None:
    """Return the mail that brought a code, while the phone tells of it."""
    native = state.setup.behaviour.native
    look, words = ("banner", "mail_code.text") if native else ("plain", "mail_code.message")
    return _message(state, keypad, look, _Brought("mail", "mail_code.sender", words))


class _Brought(NamedTuple):
    """What brought a code: its icon, and the keys of who sent it and of what it says."""

    icon: str
    sender: str
    words: str


def _message(state: State, keypad: Keypad, look: str, brought: _Brought) -> Message | None:
    code = keypad.code
    if not code.shown:
        return None
    digits = literal(digits_of(code.serial))
    put_away = Action("put-away", t("sms_code.put_away"), PutMessageAway(), Style.LINK)
    action = state.setup.platform.parts.message_action
    held = look == "banner" and state.setup.platform.parts.message_held
    copy = Action("copy-code", t(f"sms_code.{action}", code=digits), FillCode(), Style.LINK)
    return Message(
        look,
        brought.icon,
        t(brought.sender),
        t(brought.words, code=digits, minutes=state.setup.claims.whole("A01")),
        PutMessageAway(),
        tap=None if code.voice else FillCode(),
        code=digits,
        actions=() if look == "plain" else (put_away,) if code.voice else (copy, put_away),
        hold=HoldMessage() if held else None,
        release=ReleaseMessage() if held else None,
    )
