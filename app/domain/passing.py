"""Time passes: everything that waits for a moment is asked whether it has come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.domain import commit
from app.domain.account import expire_packets
from app.domain.backup import steps as backup
from app.domain.events import Ticked
from app.domain.papers import steps as papers
from app.domain.state import Handlers, State, Step, only


def _packets_expire(state: State) -> State:
    return replace(state, account=expire_packets(state.account, state.now))


# In this order: a review that ends commits the change, and the back end begins with that.
PASSAGES: tuple[Callable[[State], State], ...] = (
    _packets_expire,
    backup.pass_time,
    papers.pass_time,
    commit.pass_time,
)


def tick(state: State, event: Ticked) -> Step:
    """Let it be this moment; time never runs backwards."""
    state = replace(state, now=max(state.now, event.now))
    for passage in PASSAGES:
        state = passage(state)
    return only(state)


HANDLERS: Handlers = {Ticked: tick}
