"""Export the chats to a computer: how long it takes, how far it is, and what it cannot keep (B01, B04, B05).

How far it is follows from the moments it was started, paused and resumed, so that one jump of the clock and
many small ones come to the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain.backup.events import CancelExport, PauseExport, ResumeExport, StartExport
from app.domain.backup.record import Contact, Export
from app.domain.claims import Claims
from app.domain.state import Handlers, State, Step, only
from app.domain.text import Text


@dataclass(frozen=True, slots=True)
class Lost:
    """What of one chat cannot be kept whole; a chat without a name is all the others."""

    chat: Text | None
    stickers: int
    withdrawn: int


def duration_s(messages: int, claims: Claims) -> int:
    """Return how long the export of so many messages takes, in s: B04 scaled by their number (A55)."""
    return round(claims.figure("B04") * 60 * messages / claims.figure("A55"))


def spent_s(export: Export, now: datetime) -> float:
    """Return how much of an export's time is done, in s."""
    running = (now - export.since).total_seconds() if export.since is not None else 0.0
    return min(export.spent_s + running, export.duration_s)


def share(export: Export, now: datetime) -> float:
    """Return how much of an export is done, from 0 to 1."""
    return spent_s(export, now) / export.duration_s if export.duration_s else 1.0


def saved(export: Export, now: datetime) -> int:
    """Return how many messages have reached the computer."""
    return int(export.messages * share(export, now))


def left_s(export: Export, now: datetime) -> int:
    """Return how long an export still has to run, in s."""
    return round(export.duration_s - spent_s(export, now))


def lost(messages: int, contacts: tuple[Contact, ...], claims: Claims) -> tuple[Lost, ...]:
    """Return what cannot be kept whole, chat by chat; the parts add up to the whole (A56)."""
    per = claims.whole("A56")
    stickers = messages * claims.whole("A56", "stickers") // per
    withdrawn = messages * claims.whole("A56", "withdrawn") // per
    named = tuple(
        Lost(contact.name, stickers * contact.share // 100, withdrawn * contact.share // 100)
        for contact in contacts
    )
    rest = Lost(
        None,
        stickers - sum(part.stickers for part in named),
        withdrawn - sum(part.withdrawn for part in named),
    )
    return tuple(part for part in (*named, rest) if part.stickers or part.withdrawn)


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
    """Stand still; what is on the computer stays there."""
    export = state.backup.export
    if export is None or export.since is None:
        return only(state)
    return only(_with(state, replace(export, spent_s=spent_s(export, state.now), since=None)))


def resume(state: State, event: ResumeExport) -> Step:
    """Go on where it stood still."""
    export = state.backup.export
    if export is None or export.since is not None or export.finished is not None:
        return only(state)
    return only(_with(state, replace(export, since=state.now)))


def cancel(state: State, event: CancelExport) -> Step:
    """Give a running export up and close the question that asked; a finished one stays."""
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
