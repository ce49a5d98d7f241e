"""The warning before an organisation comes to harm, and what is to be done afterwards."""

from __future__ import annotations

from app.domain.state import Handlers, State


def detour(state: State) -> str | None:
    """Return the screen that tells an organisation's losses before the rename page, where there are any."""
    return None


def commit(state: State) -> State:
    """Return the state with what an organisation loses at the commit."""
    return state


HANDLERS: Handlers = {}
