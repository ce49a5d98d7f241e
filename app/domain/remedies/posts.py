"""Handing over official accounts, on a computer, and enterprises, to a colleague (P11, P12)."""

from __future__ import annotations

from dataclasses import replace

from app.domain.facts.simulated import Question
from app.domain.remedies.closing import closed
from app.domain.remedies.events import HandOver, ReportReleased
from app.domain.state import Handlers, State, Step, only


def report(state: State, event: ReportReleased) -> Step:
    """Check whether an official account was transferred; if not, its screen stays open."""
    given_up, answers = state.answers.ask(Question.GIVEN_UP)
    officials = tuple(
        replace(official, released=given_up, missed=not given_up)
        if official.id == event.account and not official.released
        else official
        for official in state.account.official_accounts
    )
    state = replace(state, account=replace(state.account, official_accounts=officials), answers=answers)
    return only(closed(state, "handoff") if given_up else state)


def hand_over(state: State, event: HandOver) -> Step:
    """Make a colleague the administrator, and close the list of them."""
    enterprises = tuple(
        replace(enterprise, successor=event.colleague)
        if enterprise.id == event.enterprise
        and not enterprise.successor
        and any(colleague.id == event.colleague for colleague in enterprise.colleagues)
        else enterprise
        for enterprise in state.account.enterprises
    )
    state = replace(state, account=replace(state.account, enterprises=enterprises))
    return only(closed(state, "successor", "hand_over"))


HANDLERS: Handlers = {ReportReleased: report, HandOver: hand_over}
