"""What holds of every state: the open screens make a way, and the account is whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from app.domain.state import Place, State

_FIRST = Place("me")


def _begins_at_home(state: State) -> bool:
    return state.stack[0] == _FIRST


def _opens_nothing_twice_in_a_row(state: State) -> bool:
    return all(one != other for one, other in pairwise(state.stack))


def _verifies_once(state: State) -> bool:
    return sum(place.screen == "verify" for place in state.stack) <= 1


def _owes_no_balance(state: State) -> bool:
    return state.account.balance_fen >= 0


def _changes_one_name(state: State) -> bool:
    return bool(state.account.pending_name) is _is_changing(state)


def _verifies_nothing_in_a_change(state: State) -> bool:
    return not (_is_changing(state) and state.is_open("verify"))


def _stands_at_a_step(state: State) -> bool:
    return 0 <= state.verification.done < len(state.verification.steps)


def _is_changing(state: State) -> bool:
    return state.process is not None and state.process.running


RULES: Mapping[str, Callable[[State], bool]] = {
    "the lowest open screen is the person's own page": _begins_at_home,
    "no screen is open twice in a row": _opens_nothing_twice_in_a_row,
    "the verification is open once at most": _verifies_once,
    "the balance is not below zero": _owes_no_balance,
    "a new name waits exactly as long as a change runs": _changes_one_name,
    "no verification is open while a change runs": _verifies_nothing_in_a_change,
    "the verification stands at one of its steps": _stands_at_a_step,
}
"""What holds of every state, in words, and whether it does."""


def broken(state: State) -> tuple[str, ...]:
    """Return, in words, what should hold of a state and does not."""
    return tuple(words for words, holds in RULES.items() if not holds(state))
