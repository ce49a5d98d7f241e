"""A challenge: a screen asks on its keypad for a password of the account, or for a code that is sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.events import CodeArrived, Digit
from app.domain.facts.account import Account
from app.domain.facts.keypad import Keypad
from app.domain.rules.keypads import DELIVERY_S, Outcome, key_in, wait_s, with_new_code
from app.domain.state import Schedule, State, Step, only


@dataclass(frozen=True, slots=True)
class Challenge:
    """Where the keypad is kept in the state, what is asked for, and what follows a right or a wrong entry.

    Without a ``password``, the code that was sent is asked for.
    """

    keypad: Callable[[State], Keypad]
    kept: Callable[[State, Keypad], State]
    passed: Callable[[State], Step]
    password: Callable[[Account], str] | None = None
    failed: Callable[[State], Step] = only

    def changed(self, state: State, change: Callable[[Keypad], Keypad]) -> State:
        """Return the state with a change made to the keypad."""
        return self.kept(state, change(self.keypad(state)))


def take_digit(state: State, challenge: Challenge, event: Digit) -> Step:
    """Take one digit; the last one submits the entry."""
    password = challenge.password(state.account) if challenge.password else None
    keypad, outcome = key_in(challenge.keypad(state), event.digit, password, state.now, state.setup.claims)
    state = challenge.kept(state, keypad)
    if outcome is Outcome.INCOMPLETE:
        return only(state)
    return challenge.passed(state) if outcome is Outcome.RIGHT else challenge.failed(state)


def send(state: State, challenge: Challenge, screen: str, *, voice: bool = False) -> Step:
    """Send a code for the keypad of a screen, once the waiting time since the last one is over (F03)."""
    keypad = challenge.keypad(state)
    if wait_s(keypad, state.now, state.setup.claims) > 0:
        return only(state)
    keypad = with_new_code(keypad, state.now, voice=voice)
    return challenge.kept(state, keypad), (Schedule(DELIVERY_S, CodeArrived(screen, keypad.code.serial)),)
