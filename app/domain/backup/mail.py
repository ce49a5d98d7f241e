"""Bind an e-mail address: it is typed, then confirmed with a code that is sent there (B03)."""

from __future__ import annotations

import re
from dataclasses import replace

from app.domain.backup.events import SendMail, UnbindMail
from app.domain.challenges import Challenge, send
from app.domain.events import Typed
from app.domain.facts.keypad import Code, Keypad
from app.domain.facts.text import t
from app.domain.rules.keypads import emptied
from app.domain.state import Handlers, State, Step, only

ADDRESS = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+")


def masked(address: str) -> str:
    """Hide an address but for its first character and its host: l***@example.cn."""
    name, _, host = address.partition("@")
    return f"{name[:1]}***@{host}"


def _changed(state: State, **values: object) -> State:
    mail = replace(state.backup.mail, **values)  # type: ignore[arg-type]
    return replace(state, backup=replace(state.backup, mail=mail))


def typed(state: State, event: Typed) -> Step:
    """Keep what the field for the address holds now."""
    return only(_changed(state, typed=event.text, error=None) if _is_asked_for(state) else state)


def _is_asked_for(state: State) -> bool:
    return state.top.screen == "email" and not state.backup.mail.bound


def send_first(state: State, event: SendMail) -> Step:
    """Send a code to the address and open its keypad, unless it is no address.

    No second code goes to the same address before the waiting time is over (F03).
    """
    mail = state.backup.mail
    address = mail.typed.strip()
    if not _is_asked_for(state):
        return only(state)
    if not ADDRESS.fullmatch(address):
        return only(_changed(state, error=t("email.invalid" if address else "email.empty")))
    keypad = emptied(mail.keypad if address == mail.sent_to else Keypad(code=Code(mail.keypad.code.serial)))
    state = _changed(state, sent_to=address, keypad=keypad, error=None)
    return send(state.pushed("mail_code"), CHALLENGE, "mail_code")


def _bind(state: State) -> Step:
    state = _changed(state, typed="", bound=state.backup.mail.sent_to)
    return only(replace(state, stack=tuple(place for place in state.stack if place.screen != "mail_code")))


def unbind(state: State, event: UnbindMail) -> Step:
    """Unbind the address from the account."""
    return only(_changed(state, bound=""))


CHALLENGE = Challenge(
    lambda state: state.backup.mail.keypad,
    lambda state, keypad: _changed(state, keypad=keypad),
    passed=_bind,
)

HANDLERS: Handlers = {SendMail: send_first, UnbindMail: unbind}
