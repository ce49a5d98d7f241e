"""Start, pause, resume and cancel the backup."""

from __future__ import annotations

from app.domain.state import Handlers, State


def detour(state: State) -> str | None:
    """Return the screen that offers the backup on the way to the rename page, where it is worth it."""
    return None


def pass_time(state: State) -> State:
    """Let a running export go on."""
    return state


HANDLERS: Handlers = {}
