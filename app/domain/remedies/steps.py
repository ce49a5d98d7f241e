"""All remedies: what a person can do about a blocker, and what happens as time passes."""

from __future__ import annotations

from app.domain.remedies import debts, posts, reminders, security, wallet
from app.domain.state import Handlers, State

HANDLERS: Handlers = {
    **wallet.HANDLERS,
    **debts.HANDLERS,
    **security.HANDLERS,
    **posts.HANDLERS,
    **reminders.HANDLERS,
}


def pass_time(state: State) -> State:
    """Let go what ends by itself."""
    return debts.pass_time(wallet.pass_time(state))
