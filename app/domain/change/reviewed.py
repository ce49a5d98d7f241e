"""The last manual review of a document ends: the change is committed or rejected (M07, M08)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.domain.change.commit import commit
from app.domain.change.examination import obstacle, turned_away
from app.domain.papers import reviews
from app.domain.state import Place, State


def next_moment(state: State) -> datetime | None:
    """Return when the last review of a document is over."""
    return None if state.review is None else reviews.ends(state, state.review)[-1]


def pass_time(state: State) -> State:
    """Let the reviews go on; the last one ends in the commit."""
    over = next_moment(state)
    if over is None or state.now < over:
        return state
    found = obstacle(state)
    ended = commit(replace(state, review=None)) if found is None else _come_to_nothing(state, found)
    return replace(ended, stack=_result_in_place(state, ended.top))


def _come_to_nothing(state: State, found: Place) -> State:
    """End the reviews without a commit: a condition has failed since they began."""
    checked = replace(state.check, too_late=found.screen == "check")
    return turned_away(replace(reviews.given_back(state), check=checked), found)


def _result_in_place(state: State, result: Place) -> tuple[Place, ...]:
    """Return the open screens with the result where the review was; other open screens stay as they are."""
    open_ones = (place for place in state.stack if place.screen != "withdraw")
    return tuple(result if place.screen == "review" else place for place in open_ones)
