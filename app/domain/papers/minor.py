"""The procedure for minors (M01 to M06): three papers, a review in working days, no games until its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.domain.facts.papers import Application, Attached
from app.domain.papers.events import Apply, AttachPaper, RemovePaper
from app.domain.rules.calendar import add_working_days, working_days_between
from app.domain.state import Handlers, State, Step, only

PAPERS = {"guardian_video": "M02", "household": "M03", "enrolment": "M04"}
"""The papers that are asked for, with the claims that ask for them."""
_COPIES = 2  # placeholders that replace one another


def is_minor(state: State) -> bool:
    """Tell whether the person is too young to act alone (M01)."""
    return state.account.papers.age < state.setup.claims.whole("M01")


def missing(state: State) -> int:
    """Return how many papers are not attached yet."""
    return len(PAPERS) - len(state.application.attached)


def games_disabled(state: State) -> bool:
    """Tell whether games are disabled, which they are while the application is under review (M06)."""
    return state.application.in_review


def due(state: State, days: int) -> datetime:
    """Return the time at which this many working days have passed since the application was submitted."""
    handed_in = _handed_in(state)
    return datetime.combine(add_working_days(handed_in.date(), days), handed_in.time())


def days_passed(state: State) -> int:
    """Return how many full working days the review has lasted."""
    handed_in = _handed_in(state)
    since_midnight = handed_in - datetime.combine(handed_in.date(), datetime.min.time())
    return working_days_between(handed_in.date(), (state.now - since_midnight).date())


def _handed_in(state: State) -> datetime:
    handed_in = state.application.handed_in
    assert handed_in is not None, "asked only of an application that is handed in"
    return handed_in


def _with(state: State, **values: object) -> State:
    return replace(state, application=replace(state.application, **values))  # type: ignore[arg-type]


def attach(state: State, event: AttachPaper) -> Step:
    """Attach a placeholder for a paper; one that is there makes way for another."""
    application = state.application
    if application.handed_in is not None:
        return only(state)
    before = application.copy_of(event.paper)
    attached = Attached(event.paper, before.copy % _COPIES + 1 if before else 1)
    others = (*_others(application, event.paper), attached)
    return only(_with(state, attached=tuple(sorted(others, key=lambda each: list(PAPERS).index(each.paper)))))


def remove(state: State, event: RemovePaper) -> Step:
    """Take a paper's placeholder away."""
    if state.application.handed_in is not None:
        return only(state)
    return only(_with(state, attached=_others(state.application, event.paper)))


def _others(application: Application, paper: str) -> tuple[Attached, ...]:
    return tuple(attached for attached in application.attached if attached.paper != paper)


def apply(state: State, event: Apply) -> Step:
    """Hand the application in, once all papers are there, and show its review in place of the list."""
    if missing(state) or state.application.handed_in is not None:
        return only(state)
    stack = tuple(place for place in state.stack if place.screen != "minor")
    return only(replace(_with(state, handed_in=state.now), stack=stack).pushed("review"))


def withdraw(state: State) -> State:
    """Take the application back; the papers stay attached, and games are open again."""
    stack = tuple(place for place in state.stack if place.screen not in ("review", "withdraw"))
    return replace(_with(state, handed_in=None), stack=stack).pushed("minor")


def pass_time(state: State) -> State:
    """Let the consent stand from the moment the review is over (A57)."""
    if not state.application.in_review:
        return state
    over = due(state, state.setup.claims.whole("A57"))
    if state.now < over:
        return state
    stack = tuple(place for place in state.stack if place.screen != "withdraw")
    return replace(_with(state, consented=over), stack=stack)


HANDLERS: Handlers = {AttachPaper: attach, RemovePaper: remove, Apply: apply}
