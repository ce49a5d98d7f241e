"""Keypads outside the change itself: to log in (E06), bind a card (E04), prove who is there again (E09)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.domain.aftermath.events import BindCard, Delivered, Prove, Resend
from app.domain.aftermath.limits import is_suspicious, with_refusal, without_refusals
from app.domain.aftermath.recovery import bound, can_recover
from app.domain.events import Digit, Erase
from app.domain.facts.account import Account
from app.domain.facts.code import CODE_LENGTH
from app.domain.rules import passwords
from app.domain.rules.codes import DELIVERY_S, is_void, judge, next_code, spent, wait_s
from app.domain.state import Handlers, Schedule, State, Step, only


@dataclass(frozen=True, slots=True)
class Keypad:
    """What a keypad asks for (a password of the account, or the SMS code), and what the right one opens.

    ``counts`` tells whether a wrong entry counts as unusual behaviour.
    """

    opens: Callable[[State], Step]
    password: Callable[[Account], str] | None = None
    counts: bool = False


def prove(state: State, event: Prove) -> Step:
    """Open a keypad, empty."""
    return only(_changed(state.opened(event.screen), entered="", error=None))


def bind_card(state: State, event: BindCard) -> Step:
    """Ask for the code that the card's bank sends."""
    if not can_recover(state) or state.aftermath.card:
        return only(state)
    return _ask_for_code(_changed(state.opened("card_code"), about=event.card))


def digit(state: State, event: Digit) -> Step:
    """Take one digit; the last one submits the entry."""
    proof, keypad = state.aftermath.proof, KEYPADS[state.top.screen]
    void = keypad.password is None and is_void(proof.code, state.setup.claims)
    if void or passwords.is_locked(proof.locked_until, state.now):
        return only(state)
    entered = (proof.entered + event.digit)[:CODE_LENGTH]
    if len(entered) < CODE_LENGTH:
        return only(_changed(state, entered=entered, error=None))
    return _submit(_changed(state, entered="", error=None), keypad, entered)


def erase(state: State, event: Erase) -> Step:
    """Take the last digit back."""
    return only(_changed(state, entered=state.aftermath.proof.entered[:-1], error=None))


def _submit(state: State, keypad: Keypad, entered: str) -> Step:
    proof, claims = state.aftermath.proof, state.setup.claims
    if keypad.password is None:
        code, error = judge(proof.code, entered, state.now, claims)
        if error is None:
            return keypad.opens(_changed(state, code=spent(code)))
        return _refused(_changed(state, code=code, error=error), keypad)
    if entered == keypad.password(state.account):
        return keypad.opens(_changed(state, tries=0))
    wrong = passwords.after_wrong(proof.tries, state.now, claims)
    tries, until = wrong.tries, wrong.locked_until
    return _refused(_changed(state, tries=tries, locked_until=until, error=wrong.error), keypad)


def _refused(state: State, keypad: Keypad) -> Step:
    if not keypad.counts or is_suspicious(state):
        return only(state)
    state = with_refusal(state)
    return only(state.pushed("suspicious") if is_suspicious(state) else state)


def _ask_for_code(state: State) -> Step:
    """Send a code; one that went out less than the waiting time ago and was not used still counts."""
    state = _changed(state, entered="", error=None)
    if wait_s(state.aftermath.proof.code, state.now, state.setup.claims) > 0:
        return only(state)
    return resend(state, Resend())


def resend(state: State, event: Resend) -> Step:
    """Send a new code, once the waiting time is over; the one before it no longer counts."""
    code = state.aftermath.proof.code
    if wait_s(code, state.now, state.setup.claims) > 0:
        return only(state)
    code = next_code(code, state.now, voice=event.voice)
    state = _changed(state, code=code, entered="", error=None)
    return state, (Schedule(DELIVERY_S, Delivered(code.serial)),)


def delivered(state: State, event: Delivered) -> Step:
    """Show the message, unless a newer one is on its way."""
    code = state.aftermath.proof.code
    return only(_changed(state, code=replace(code, arrived=True)) if event.serial == code.serial else state)


def _after_password(state: State) -> Step:
    """A limited account asks for a code as well (E06)."""
    return _ask_for_code(state.replaced("login_code")) if state.account.limited else _logged_in(state)


def _logged_in(state: State) -> Step:
    return only(without_refusals(state).replaced("logged_in"))


def _card_bound(state: State) -> Step:
    state = bound(state, state.aftermath.proof.about)
    stack = tuple(place for place in state.stack if place.screen not in ("bank_cards", "card_code"))
    return only(replace(state, stack=stack))


def _verified(state: State) -> Step:
    aftermath = replace(state.aftermath, refusals=0)
    return only(replace(state, aftermath=aftermath).replaced("reverified"))


def _changed(state: State, **values: object) -> State:
    proof = replace(state.aftermath.proof, **values)  # type: ignore[arg-type]
    return replace(state, aftermath=replace(state.aftermath, proof=proof))


KEYPADS: dict[str, Keypad] = {
    "login": Keypad(_after_password, lambda account: account.login_password, counts=True),
    "login_code": Keypad(_logged_in, counts=True),
    "card_code": Keypad(_card_bound),
    "reverify": Keypad(_verified, lambda account: account.payment_password),
}

HANDLERS: Handlers = {Prove: prove, BindCard: bind_card, Resend: resend, Delivered: delivered}
