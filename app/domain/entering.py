"""What is typed or keyed in goes to the form or the keypad that asks for it."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.aftermath import proofs
from app.domain.backup import mail
from app.domain.change import verification
from app.domain.events import Digit, Erase, Typed
from app.domain.state import Handlers, State, Step, only

# By the field's id, and by the screen that shows the keypad.
FIELDS: dict[str, Callable[[State, Typed], Step]] = {"name": verification.typed, "email": mail.typed}
DIGITS: dict[str, Callable[[State, Digit], Step]] = {
    "verify": verification.digit,
    "mail_code": mail.digit,
    **dict.fromkeys(proofs.KEYPADS, proofs.digit),
}
ERASERS: dict[str, Callable[[State, Erase], Step]] = {
    "verify": verification.erase,
    "mail_code": mail.erase,
    **dict.fromkeys(proofs.KEYPADS, proofs.erase),
}


def typed(state: State, event: Typed) -> Step:
    """Hand on what a form's field holds now. Raises KeyError for a field that nobody knows."""
    return FIELDS[event.field](state, event)


def digit(state: State, event: Digit) -> Step:
    """Hand on a digit; where no keypad is open it is lost."""
    take = DIGITS.get(state.top.screen)
    return take(state, event) if take else only(state)


def erase(state: State, event: Erase) -> Step:
    """Hand on that the last digit is taken back."""
    take = ERASERS.get(state.top.screen)
    return take(state, event) if take else only(state)


HANDLERS: Handlers = {Typed: typed, Digit: digit, Erase: erase}
