"""Bind an e-mail address: it is typed, then confirmed with a code that is sent there (B03)."""

from __future__ import annotations

import re
from dataclasses import replace

from app.domain.backup.events import MailArrived, SendMail, UnbindMail
from app.domain.events import Digit, Erase, Typed
from app.domain.facts.code import CODE_LENGTH
from app.domain.facts.text import t
from app.domain.rules.codes import DELIVERY_S, is_void, judge, next_code, wait_s
from app.domain.state import Handlers, Schedule, State, Step, only

ADDRESS = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+")


def masked(address: str) -> str:
    """Hide an address but for its first character and its host: l***@example.cn."""
    name, _, host = address.partition("@")
    return f"{name[:1]}***@{host}"


def _changed(state: State, **values: object) -> State:
    mail = replace(state.backup.mail, **values)  # type: ignore[arg-type]
    return replace(state, backup=replace(state.backup, mail=mail))


def typed(state: State, event: Typed) -> Step:
    """Keep what the field holds now."""
    return only(_changed(state, typed=event.text, error=None))


def send(state: State, event: SendMail) -> Step:
    """Send a code to the address, unless it is none, or has been sent one a moment ago."""
    mail = state.backup.mail
    address = mail.typed.strip()
    if not ADDRESS.fullmatch(address):
        return only(_changed(state, error=t("email.invalid" if address else "email.empty")))
    if state.top.screen != "mail_code":
        state = state.pushed("mail_code")
    state = _changed(state, entered="", error=None)
    if address == mail.sent_to and wait_s(mail.code, state.now, state.setup.claims) > 0:
        return only(state)
    code = next_code(mail.code, state.now)
    return _changed(state, sent_to=address, code=code), (Schedule(DELIVERY_S, MailArrived(code.serial)),)


def arrived(state: State, event: MailArrived) -> Step:
    """Show the mail, unless a newer one is on its way."""
    code = state.backup.mail.code
    if event.serial != code.serial:
        return only(state)
    return only(_changed(state, code=replace(code, arrived=True)))


def digit(state: State, event: Digit) -> Step:
    """Take one digit of the code; the last one submits it."""
    mail, claims = state.backup.mail, state.setup.claims
    if is_void(mail.code, claims):
        return only(state)
    entered = (mail.entered + event.digit)[:CODE_LENGTH]
    state = _changed(state, entered=entered, error=None)
    if len(entered) < CODE_LENGTH:
        return only(state)
    code, error = judge(mail.code, entered, state.now, claims)
    if error is not None:
        return only(_changed(state, entered="", code=code, error=error))
    return only(_bind(state))


def erase(state: State, event: Erase) -> Step:
    """Take the last digit back."""
    return only(_changed(state, entered=state.backup.mail.entered[:-1], error=None))


def _bind(state: State) -> State:
    state = _changed(state, typed="", entered="", error=None, bound=state.backup.mail.sent_to)
    return replace(state, stack=tuple(place for place in state.stack if place.screen != "mail_code"))


def unbind(state: State, event: UnbindMail) -> Step:
    """Take the bound address off the account."""
    return only(_changed(state, bound=""))


HANDLERS: Handlers = {SendMail: send, MailArrived: arrived, UnbindMail: unbind}
