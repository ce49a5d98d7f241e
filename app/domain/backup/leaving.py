"""Go on from the offer of a backup; a module of its own, for navigation imports the offer."""

from __future__ import annotations

from dataclasses import replace

from app.domain.backup.events import LeaveBackup
from app.domain.navigation import towards_rename
from app.domain.state import Handlers, State, Step, only


def leave(state: State, event: LeaveBackup) -> Step:
    """Go on to the rename page, and do not offer the backup again."""
    return only(towards_rename(replace(state, backup=replace(state.backup, answered=True))))


HANDLERS: Handlers = {LeaveBackup: leave}
