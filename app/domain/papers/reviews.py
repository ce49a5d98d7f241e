"""The manual reviews, before the commit, of documents that cannot be read automatically (M07, M08)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from app.domain.facts.papers import IDENTITY_CARD, Review
from app.domain.state import Place, State


def needed(state: State) -> bool:
    """Tell whether people review the document before the change is committed."""
    return state.account.papers.kind != IDENTITY_CARD


def hours(state: State) -> tuple[int, ...]:
    """Return how long each review takes, in h: the first by A58, each further one by A59."""
    claims = state.setup.claims
    return (claims.whole("A58"), *(claims.whole("A59"),) * (claims.whole("M07") - 1))


def ends(state: State, review: Review) -> tuple[datetime, ...]:
    """Return the moments at which each review is over, one after the other."""
    spans = hours(state)
    return tuple(review.begun + timedelta(hours=sum(spans[:number])) for number in range(1, len(spans) + 1))


def begin(state: State) -> State:
    """Hand the document in and show how its reviews go; its number is not kept."""
    forgotten = replace(state.verification, number="")
    stack = (Place("me"), Place("review"))
    return replace(state, review=Review(state.now), stack=stack, verification=forgotten)


def withdraw(state: State) -> State:
    """Take the document back. The verification stays as it was, so that only the last step is left."""
    stack = tuple(place for place in state.stack if place.screen not in ("review", "withdraw"))
    state = given_back(replace(state, stack=stack))
    return state if state.is_open("realname") else state.pushed("realname")


def given_back(state: State) -> State:
    """Return the state without its review, and with the verification as it was.

    The time under review does not count as time that the person spent on the verification.
    """
    begun, review = state.verification.begun, state.review
    if begun is not None and review is not None:
        begun += state.now - review.begun
    return replace(state, review=None, verification=replace(state.verification, begun=begun))
