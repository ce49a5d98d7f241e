"""Export the chats to a computer: start, pause, resume, cancel (B01, B04, B05)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.domain.backup.events import CancelExport, PauseExport, ResumeExport, StartExport
from app.domain.facts.backup import Export
from app.domain.rules.exporting import duration_s, lost, spent_s
from app.domain.state import Handlers, State, Step, only


def lost_in(state: State, export: Export) -> int:
    """Return how many messages of this person's export cannot be kept whole."""
    parts = lost(export.messages, state.account.contacts, state.setup.claims)
    return sum(part.stickers + part.withdrawn for part in parts)


def _with(state: State, export: Export | None) -> State:
    return replace(state, backup=replace(state.backup, export=export))


def start(state: State, event: StartExport) -> Step:
    """Begin, unless an export is under way or there is nothing to keep."""
    messages, before = state.account.messages, state.backup.export
    if not messages or (before is not None and before.finished is None):
        return only(state)
    return only(
        _with(state, Export(messages, duration_s(messages, state.setup.claims), since=state.now)),
    )


def pause(state: State, event: PauseExport) -> Step:
    """Pause; what has been exported stays on the computer."""
    export = state.backup.export
    if export is None or export.since is None:
        return only(state)
    return only(_with(state, replace(export, spent_s=spent_s(export, state.now), since=None)))


def resume(state: State, event: ResumeExport) -> Step:
    """Resume where it was paused."""
    export = state.backup.export
    if export is None or export.since is not None or export.finished is not None:
        return only(state)
    return only(_with(state, replace(export, since=state.now)))


def cancel(state: State, event: CancelExport) -> Step:
    """Cancel a running export and close the question; a finished export stays."""
    state = _without_question(state)
    export = state.backup.export
    return only(state if export is None or export.finished is not None else _with(state, None))


def _without_question(state: State) -> State:
    return replace(state, stack=tuple(place for place in state.stack if place.screen != "export_cancel"))


def pass_time(state: State) -> State:
    """Finish an export whose time is over, at the moment it was."""
    export = state.backup.export
    if export is None or export.since is None or spent_s(export, state.now) < export.duration_s:
        return state
    finished = export.since + timedelta(seconds=export.duration_s - export.spent_s)
    ended = replace(export, spent_s=float(export.duration_s), since=None, finished=finished)
    return _without_question(_with(state, ended))


HANDLERS: Handlers = {StartExport: start, PauseExport: pause, ResumeExport: resume, CancelExport: cancel}
