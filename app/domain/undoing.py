"""One rule for what can be taken back: it is done at once, and for some seconds its undo is offered."""

from __future__ import annotations

from dataclasses import replace

from app.domain.change.examination import examined_again
from app.domain.events import Event, TakeBack, UndoOver
from app.domain.facts.deeds import Deed
from app.domain.state import Handlers, Schedule, State, Step, Undo, only

_FACTS = ("account", "aftermath", "application", "backup")  # what a deed can change, by a state's field


def remembered(before: State, event: Event, after: Step) -> Step:
    """Return the step after an event, with its undo where it has one; what it changes ends an older undo."""
    state, effects = after
    changed = tuple(name for name in _FACTS if getattr(before, name) != getattr(state, name))
    if event.deed is Deed.UNDONE and changed:
        kept = tuple((name, getattr(before, name)) for name in changed)
        undo = Undo(state.undos + 1, event, kept)
        over = Schedule(state.setup.claims.figure("A30"), UndoOver(undo.number))
        return replace(state, undo=undo, undos=undo.number), (*effects, over)
    if state.undo is not None and not {name for name, _ in state.undo.before}.isdisjoint(changed):
        return replace(state, undo=None), effects
    return after


def take_back(state: State, event: TakeBack) -> Step:
    """Restore what was before; the check, where it is open, is made again."""
    if state.undo is None or state.undo.number != event.number:
        return only(state)
    restored = replace(state, undo=None, **dict(state.undo.before))  # type: ignore[arg-type]
    return only(examined_again(restored))


def over(state: State, event: UndoOver) -> Step:
    """Offer the undo no longer."""
    ended = state.undo is not None and state.undo.number == event.number
    return only(replace(state, undo=None) if ended else state)


HANDLERS: Handlers = {TakeBack: take_back, UndoOver: over}
