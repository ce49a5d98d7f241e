"""Time passes: everything that is due by then happens.

A long jump stops at each due time on the way, so that it has the same result as many short ones.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta

from app.domain import navigation
from app.domain.backup import steps as backup
from app.domain.change import reviewed
from app.domain.events import Ticked
from app.domain.organisation import steps as organisation
from app.domain.papers import steps as papers
from app.domain.remedies import steps as remedies
from app.domain.saga import steps as process
from app.domain.state import Handlers, State, Step, only

# In this order: a review that ends commits the change, and the back end begins with that.
# The check looks last.
PASSAGES: tuple[Callable[[State], State], ...] = (
    remedies.pass_time,
    backup.pass_time,
    papers.pass_time,
    reviewed.pass_time,
    process.pass_time,
    organisation.pass_time,
    navigation.pass_time,
)


def _next_expiry(state: State) -> datetime | None:
    return min((packet.expires for packet in state.account.pending_packets), default=None)


def _next_midnight(state: State) -> datetime | None:
    return datetime.combine(state.now.date() + timedelta(days=1), time())


# When something happens by itself next, for whatever has to happen at its own moment and not after a jump.
MOMENTS: tuple[Callable[[State], datetime | None], ...] = (
    _next_expiry,
    _next_midnight,
    reviewed.next_moment,
    process.next_moment,
)


def tick(state: State, event: Ticked) -> Step:
    """Let it be this moment; time never runs backwards."""
    while (moment := _next_moment(state)) is not None and moment < event.now:
        state = _pass(replace(state, now=moment))
    return only(_pass(replace(state, now=max(state.now, event.now))))


def _next_moment(state: State) -> datetime | None:
    moments = (moment(state) for moment in MOMENTS)
    return min((moment for moment in moments if moment is not None and moment > state.now), default=None)


def _pass(state: State) -> State:
    for passage in PASSAGES:
        state = passage(state)
    return state


HANDLERS: Handlers = {Ticked: tick}
