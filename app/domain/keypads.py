"""Who takes a digit: the verification, or the keypad that is open on top of everything else."""

from __future__ import annotations

from app.domain import verification
from app.domain.aftermath import proofs
from app.domain.events import Digit, Erase
from app.domain.state import Handlers, State, Step


def digit(state: State, event: Digit) -> Step:
    """Hand a digit to the keypad that is open."""
    if state.top.screen in proofs.KEYPADS:
        return proofs.digit(state, event)
    return verification.digit(state, event)


def erase(state: State, event: Erase) -> Step:
    """Hand an erased digit to the keypad that is open."""
    if state.top.screen in proofs.KEYPADS:
        return proofs.erase(state, event)
    return verification.erase(state, event)


HANDLERS: Handlers = {Digit: digit, Erase: erase}
