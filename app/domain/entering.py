"""What is typed or keyed in goes to the form or the keypad that is open and asks for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.domain.aftermath import proofs
from app.domain.backup import mail
from app.domain.challenges import Challenge, send, take_digit
from app.domain.change import verification
from app.domain.events import Digit, Erase, SendCode, Typed
from app.domain.rules.keypads import digits_of, erased
from app.domain.state import Handlers, State, Step, only

# By the field's id, and by the screen that shows the keypad.
FIELDS: dict[str, Callable[[State, Typed], Step]] = {
    "name": verification.typed,
    "number": verification.typed_number,
    "email": mail.typed,
}
CHALLENGES: dict[str, Callable[[State], Challenge | None]] = {
    "verify": verification.challenge,
    "mail_code": lambda state: mail.CHALLENGE,
    **{screen: partial(proofs.challenge, screen) for screen in proofs.PROOFS},
}


def challenge_of(state: State, screen: str) -> Challenge | None:
    """Return what a screen asks for on its keypad; None where it asks for nothing."""
    found = CHALLENGES.get(screen)
    return found(state) if found else None


def answer(state: State) -> str:
    """Return what the open keypad asks for: a password of the invented person, or the code that was sent."""
    challenge = challenge_of(state, state.top.screen)
    if challenge is None:
        return ""
    if challenge.password is not None:
        return challenge.password(state.account)
    return digits_of(challenge.keypad(state).code.serial)


def typed(state: State, event: Typed) -> Step:
    """Pass on the text that a form's field holds now. Raises KeyError for a field that nobody knows."""
    return FIELDS[event.field](state, event)


def digit(state: State, event: Digit) -> Step:
    """Pass on a digit; it is ignored unless the keypad it was pressed on is open."""
    challenge = challenge_of(state, state.top.screen)
    if challenge is None or event.keypad not in ("", state.shown):
        return only(state)
    return take_digit(state, challenge, event)


def erase(state: State, event: Erase) -> Step:
    """Take the last digit back on the keypad that it was keyed in on."""
    challenge = challenge_of(state, state.top.screen)
    if challenge is None or event.keypad not in ("", state.shown):
        return only(state)
    return only(challenge.changed(state, erased))


def send_code(state: State, event: SendCode) -> Step:
    """Send another code for the keypad that is open; nothing is sent where it asks for a password."""
    screen = state.top.screen
    challenge = challenge_of(state, screen)
    if challenge is None or challenge.password is not None:
        return only(state)
    return send(state, challenge, screen, voice=event.voice)


HANDLERS: Handlers = {
    Typed: typed,
    Digit: digit,
    Erase: erase,
    SendCode: send_code,
}
