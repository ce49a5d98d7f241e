"""What people review before the rename page and before the commit, while time passes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.domain.commit import commit
from app.domain.examination import obstacle, turned_away
from app.domain.papers import minor, reviews
from app.domain.papers.events import Withdraw
from app.domain.state import Handlers, Place, State, Step, only


def under_review(state: State) -> bool:
    """Tell whether people are reviewing something of this person."""
    return state.review is not None or state.application.in_review


def detour(state: State) -> str | None:
    """Return the screen of a review that is running, or of the minors' way until a guardian consents."""
    if under_review(state):
        return "review"
    return "minor" if minor.is_minor(state) and state.application.consented is None else None


def pass_time(state: State) -> State:
    """Let the reviews go on; the last one of a document ends in the commit."""
    return _reviewed(minor.pass_time(state))


def next_moment(state: State) -> datetime | None:
    """Return when the last review of a document is over."""
    return None if state.review is None else reviews.ends(state, state.review)[-1]


def _reviewed(state: State) -> State:
    over = next_moment(state)
    if over is None or state.now < over:
        return state
    found = obstacle(state)
    ended = commit(replace(state, review=None)) if found is None else _come_to_nothing(state, found)
    return replace(ended, stack=_result_in_place(state, ended.top))


def _come_to_nothing(state: State, found: Place) -> State:
    """End the reviews at what has come up meanwhile: the account does not stand still for them."""
    checked = replace(state.check, too_late=found.screen == "check")
    return turned_away(replace(reviews.given_back(state), check=checked), found)


def _result_in_place(state: State, result: Place) -> tuple[Place, ...]:
    """Return the open screens with the result where the review was; nobody is taken from elsewhere."""
    open_ones = (place for place in state.stack if place.screen != "withdraw")
    return tuple(result if place.screen == "review" else place for place in open_ones)


def withdraw(state: State, event: Withdraw) -> Step:
    """Take back what is under review, and nothing else."""
    if state.review is not None:
        return only(reviews.withdraw(state))
    return only(minor.withdraw(state) if state.application.in_review else state)


HANDLERS: Handlers = {**minor.HANDLERS, Withdraw: withdraw}
