"""The backup's part in the flow: offered once on the way to the rename page, going on while time passes."""

from __future__ import annotations

from app.domain.backup import export, group, mail
from app.domain.state import Handlers, State

pass_time = export.pass_time


def detour(state: State) -> str | None:
    """Return the screen that offers the backup on the way to the rename page, where it is worth it (B04)."""
    backup, many = state.backup, state.setup.claims.whole("B04", "messages")
    due = state.account.messages > many and not backup.answered and not backup.done
    return "backup" if due and state.setup.behaviour.checks_first else None


HANDLERS: Handlers = {**export.HANDLERS, **group.HANDLERS, **mail.HANDLERS}
