"""Reminders of items that only have to be waited for."""

from __future__ import annotations

from dataclasses import replace

from app.domain.facts.account import Reminder
from app.domain.remedies.events import Remind
from app.domain.rules.blockers import Blocker
from app.domain.rules.conditions import found
from app.domain.state import Handlers, State, Step, only


def examined(state: State, check: str) -> Blocker | None:
    """Return what one condition finds now."""
    return found(check, state.account, state.now, state.setup.claims)


def remind(state: State, event: Remind) -> Step:
    """Note when to tell; where no such moment is known, there is nothing to note."""
    blocker = examined(state, event.check)
    if blocker is None or blocker.clears is None or wanted(state, event.check):
        return only(state)
    reminders = (*state.account.reminders, Reminder(event.check, blocker.clears))
    return only(replace(state, account=replace(state.account, reminders=reminders)))


def wanted(state: State, check: str) -> bool:
    """Tell whether the person will be told of an item."""
    return any(reminder.check == check for reminder in state.account.reminders)


def due(state: State) -> tuple[Reminder, ...]:
    """Return the reminders whose moment has come, of items that are indeed over."""
    return tuple(
        reminder
        for reminder in state.account.reminders
        if reminder.at <= state.now and examined(state, reminder.check) is None
    )


def without_due(state: State) -> State:
    """Return the state with the reminders that were due put away."""
    reminders = tuple(reminder for reminder in state.account.reminders if reminder.at > state.now)
    return replace(state, account=replace(state.account, reminders=reminders))


HANDLERS: Handlers = {Remind: remind}
