"""What people review before the rename page and before the commit."""

from __future__ import annotations

from app.domain.papers import minor, reviews
from app.domain.papers.events import Withdraw
from app.domain.state import Handlers, State, Step, only

pass_time = minor.pass_time


def under_review(state: State) -> bool:
    """Tell whether people are reviewing something of this person."""
    return state.review is not None or state.application.in_review


def detour(state: State) -> str | None:
    """Return the screen of a running review, or a minor's application until a guardian consents."""
    if under_review(state):
        return "review"
    return "minor" if minor.is_minor(state) and state.application.consented is None else None


def withdraw(state: State, event: Withdraw) -> Step:
    """Take back what is under review, and nothing else."""
    if state.review is not None:
        return only(reviews.withdraw(state))
    return only(minor.withdraw(state) if state.application.in_review else state)


HANDLERS: Handlers = {**minor.HANDLERS, Withdraw: withdraw}
