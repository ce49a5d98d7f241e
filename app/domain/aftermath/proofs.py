"""Keypads outside the verification: to log in (E06), bind a card (E04), prove one's identity again (E09)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.domain.aftermath.events import BindCard, Prove
from app.domain.aftermath.limits import is_suspicious, with_refusal, without_refusals
from app.domain.aftermath.recovery import bound, can_recover
from app.domain.challenges import Challenge, send
from app.domain.facts.account import Account
from app.domain.facts.keypad import Keypad
from app.domain.rules.keypads import emptied
from app.domain.state import Handlers, State, Step, only


@dataclass(frozen=True, slots=True)
class Proof:
    """What the keypad of a screen asks for (a password, or else a code by SMS), and what the right one opens.

    ``counts`` tells whether a wrong entry counts as unusual behaviour.
    """

    opens: Callable[[State], Step]
    password: Callable[[Account], str] | None = None
    counts: bool = False


def prove(state: State, event: Prove) -> Step:
    """Open a keypad, empty."""
    return only(_kept(state.opened(event.screen), emptied(state.aftermath.proof.keypad)))


def bind_card(state: State, event: BindCard) -> Step:
    """Ask for the code that the card's bank sends; one that went out a moment ago, unused, still counts.

    Where its keypad is open already, the card has been chosen.
    """
    if not can_recover(state) or state.aftermath.card or state.top.screen == "card_code":
        return only(state)
    proof = replace(state.aftermath.proof, about=event.card)
    state = replace(state, aftermath=replace(state.aftermath, proof=proof))
    return _ask_for_code(state.opened("card_code"))


def challenge(screen: str, state: State) -> Challenge:
    """Return what the keypad of a screen asks for. Raises KeyError for a screen without one."""
    proof = PROOFS[screen]
    return Challenge(
        lambda state: state.aftermath.proof.keypad,
        _kept,
        passed=proof.opens,
        password=proof.password,
        failed=_refused if proof.counts else only,
    )


def _kept(state: State, keypad: Keypad) -> State:
    proof = replace(state.aftermath.proof, keypad=keypad)
    return replace(state, aftermath=replace(state.aftermath, proof=proof))


def _refused(state: State) -> Step:
    if is_suspicious(state):
        return only(state)
    state = with_refusal(state)
    return only(state.pushed("suspicious") if is_suspicious(state) else state)


def _ask_for_code(state: State) -> Step:
    screen = state.top.screen
    state = _kept(state, emptied(state.aftermath.proof.keypad))
    return send(state, challenge(screen, state), screen)


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


PROOFS: dict[str, Proof] = {
    "login": Proof(_after_password, lambda account: account.login_password, counts=True),
    "login_code": Proof(_logged_in, counts=True),
    "card_code": Proof(_card_bound),
    "reverify": Proof(_verified, lambda account: account.payment_password),
}

HANDLERS: Handlers = {Prove: prove, BindCard: bind_card}
