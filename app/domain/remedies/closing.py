"""What every remedy ends with: close its sheet or question, and note what has to be checked again."""

from __future__ import annotations

from dataclasses import replace

from app.domain.state import State


def closed(state: State, *screens: str) -> State:
    """Return the state without its top screen, if that is one of these."""
    return state.left(*screens)


def touched(state: State, *checks: str) -> State:
    """Note items of the check that have changed besides the one that the person came to solve."""
    return replace(state, check=replace(state.check, touched=state.check.touched | set(checks)))
