"""What a changed account lets its person do."""

from __future__ import annotations

from app.domain.state import Handlers, State


def pass_time(state: State) -> State:
    """Let go what lasts only for a day."""
    return state


HANDLERS: Handlers = {}
