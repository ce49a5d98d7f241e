"""The minors' way, and the reviews that come before a commit."""

from __future__ import annotations

from app.domain.state import Handlers, State


def detour(state: State) -> str | None:
    """Return the screen of the minors' way, where the person is one."""
    return None


def needs_review(state: State) -> bool:
    """Tell whether people review the document before the change is committed (M07)."""
    return False


def begin_review(state: State) -> State:
    """Hand the document in for its reviews."""
    return state


def pass_time(state: State) -> State:
    """Let the reviews go on."""
    return state


HANDLERS: Handlers = {}
