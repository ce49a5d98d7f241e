"""The one function that decides: from a state and an event to the next state and what is to follow."""

from __future__ import annotations

from app.domain import entering, messages, navigation, passing, settings, simulated, undoing
from app.domain.aftermath import steps as aftermath
from app.domain.backup import steps as backup
from app.domain.change import sensing, verification
from app.domain.events import Event
from app.domain.everyday import steps as everyday
from app.domain.organisation import steps as organisation
from app.domain.papers import steps as papers
from app.domain.remedies import steps as remedies
from app.domain.saga import steps as process
from app.domain.state import Handlers, State, Step

HANDLERS: Handlers = {
    **navigation.HANDLERS,
    **settings.HANDLERS,
    **simulated.HANDLERS,
    **remedies.HANDLERS,
    **verification.HANDLERS,
    **sensing.HANDLERS,
    **entering.HANDLERS,
    **messages.HANDLERS,
    **papers.HANDLERS,
    **organisation.HANDLERS,
    **backup.HANDLERS,
    **process.HANDLERS,
    **aftermath.HANDLERS,
    **passing.HANDLERS,
    **undoing.HANDLERS,
    **everyday.HANDLERS,
}


def step(state: State, event: Event) -> Step:
    """Return the state after an event, and the events it schedules. Raises KeyError for an unknown kind."""
    return undoing.remembered(state, event, HANDLERS[type(event)](state, event))
