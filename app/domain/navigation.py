"""Moving between screens, and the check that is made on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.domain.backup import steps as backup
from app.domain.backup.events import LeaveBackup
from app.domain.change.attempts import attempt_ended
from app.domain.change.examination import examined, obstacle, turned_away
from app.domain.events import Back, Begin, Expand, Go, LeaveCheck, Remedy, Return
from app.domain.organisation import steps as organisation
from app.domain.organisation.events import ChangeAnyway
from app.domain.papers import steps as papers
from app.domain.rules.conditions import CONDITIONS
from app.domain.rules.eligibility import blocked, recheck
from app.domain.saga import steps as process
from app.domain.state import Handlers, Place, State, Step, only


def go(state: State, event: Go) -> Step:
    """Open a screen; a menu or a notice makes way for what was chosen in it, and everything for a tab."""
    if event.screen == "rename":
        # On the check, this is the event that has led here, once more: going on from it is LeaveCheck.
        return only(state if state.top.screen == "check" else towards_rename(state.made_way()))
    if event.screen in state.setup.screens.tabs:
        return only(replace(state, stack=(state.stack[0], Place(event.screen))))
    return only(state.opened(event.screen, event.about))


def towards_rename(state: State) -> State:
    """Open the rename page, or what has to be seen before it."""
    for detour in DETOURS:
        screen = detour(state)
        if screen == state.top.screen:
            return state
        if screen is not None:
            return (examined(state) if screen == "check" else state).pushed(screen)
    return state.pushed("rename")


def _under_way(state: State) -> str | None:
    """Return the screen of the change that is under way: one comes after the other."""
    return "process" if process.running(state) else papers.detour(state)


def _check_first(state: State) -> str | None:
    return "check" if state.setup.behaviour.checks_first and not state.is_open("check") else None


# What may stand before the rename page, in this order: each names its screen as long as that is still due.
DETOURS: tuple[Callable[[State], str | None], ...] = (
    _under_way,
    _check_first,
    organisation.detour,
    backup.detour,
)


def leave_check(state: State, event: LeaveCheck) -> Step:
    """Go on towards the rename page from the check, where nothing blocks any more."""
    if state.top.screen != "check" or blocked(state.check.items):
        return only(state)
    return only(towards_rename(state))


def change_anyway(state: State, event: ChangeAnyway) -> Step:
    """Go on towards the rename page, knowing what an organisation loses."""
    if state.top.screen != "organisation":
        return only(state)
    return only(towards_rename(organisation.acknowledge(state)))


def leave_backup(state: State, event: LeaveBackup) -> Step:
    """Go on to the rename page, and do not offer the backup again."""
    if state.top.screen != "backup":
        return only(state)
    return only(towards_rename(replace(state, backup=replace(state.backup, answered=True))))


def back(state: State, event: Back) -> Step:
    """Close the screen that the event names, if it is on top; the first one stays."""
    if len(state.stack) == 1 or state.top != Place(event.screen, event.about):
        return only(state)
    return only(_arrived(replace(state, stack=state.stack[:-1])))


def return_to(state: State, event: Return) -> Step:
    """Close everything above a screen."""
    depth = next(
        (n for n, place in enumerate(state.stack, start=1) if place.screen == event.screen),
        1,
    )
    return only(_arrived(replace(state, stack=state.stack[:depth])))


def remedy(state: State, event: Remedy) -> Step:
    """Open the place where an item is solved, and note that it is to be examined again."""
    touched = state.check.touched | {event.check}
    state = replace(state, check=replace(state.check, touched=touched))
    return only(state.opened(CONDITIONS[event.check].remedy, event.check))


def expand(state: State, event: Expand) -> Step:
    """Show all items of the check."""
    return only(replace(state, check=replace(state.check, expanded=True)))


def begin(state: State, event: Begin) -> Step:
    """Start or resume the verification, unless a change is under way or something stands in its way."""
    if state.is_open("verify"):
        return only(state)
    under_way = _under_way(state)
    if under_way is not None:
        return only(state.pushed(under_way))
    found = obstacle(state)
    if found is not None:
        return only(turned_away(state, found))
    verification, check = state.verification, replace(state.check, too_late=False)
    verification = replace(verification, begun=verification.begun or state.now)
    state = replace(state, verification=verification, check=check)
    return only(attempt_ended(state).pushed("verify"))


def pass_time(state: State) -> State:
    """Examine again what time alone solves, and nothing else: its countdown goes on, or it is over."""
    before = state.check.items
    waiting = frozenset(item.check for item in before if item.waits or item.is_over(state.now))
    if not waiting:
        return state
    items = recheck(before, waiting, state.account, state.now, state.setup.claims)
    over = {item.check for item in items if item.passed} & waiting
    return replace(state, check=replace(state.check, items=items, rechecked=state.check.rechecked | over))


def _arrived(state: State) -> State:
    """Examine again, on coming back to the check, what a remedy has touched, and nothing else."""
    touched = state.check.touched
    if state.top.screen != "check" or not touched:
        return state
    items = recheck(state.check.items, touched, state.account, state.now, state.setup.claims)
    return replace(state, check=replace(state.check, items=items, touched=frozenset(), rechecked=touched))


HANDLERS: Handlers = {
    Go: go,
    LeaveCheck: leave_check,
    ChangeAnyway: change_anyway,
    LeaveBackup: leave_backup,
    Back: back,
    Return: return_to,
    Remedy: remedy,
    Expand: expand,
    Begin: begin,
}
