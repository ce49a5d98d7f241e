"""The back end's work on one change, as the prototype shows it: begun at the commit, done or rolled back."""

from __future__ import annotations

from app.domain.state import Handlers, State


def begin(state: State) -> State:
    """Start the work of the back end."""
    return state


def money_moved(state: State) -> State:
    """Tell the back end that money moved: while it works, that aborts the change (S04)."""
    return state


HANDLERS: Handlers = {}
