"""Runs that begin after a change, and what their screens offer."""

from __future__ import annotations

from datetime import timedelta

from app.domain.aftermath.events import BindCard, Buy, Prove
from app.domain.events import (
    Event,
    Go,
    Ticked,
)
from app.domain.rules.keypads import digits_of
from app.domain.state import State
from app.domain.views.model import View
from tests.app.domain.runs import keys, play, start

WRONG_LOGIN = (Prove("login"), *keys("000000"))


def changed(*events: Event) -> State:
    """Return a run that began two days after a change."""
    return play(start("changed"), *events)


def later(state: State, **span: float) -> State:
    return play(state, Ticked(state.now + timedelta(**span)))


def rows(seen: View) -> set[str]:
    return {row.id for section in seen.sections for row in section.rows}


def offered(seen: View) -> set[str]:
    """Return the ids of what can be pressed: actions and the buttons of rows."""
    buttons = [row.button for section in seen.sections for row in section.rows if row.button]
    return {action.id for action in (*seen.actions, *buttons) if action.enabled}


def arguments(text: object) -> dict[str, object]:
    return dict(text.arguments)  # type: ignore[attr-defined]


def with_card(state: State) -> State:
    state = play(state, Go("recovery"), Go("bank_cards"), BindCard("other"))
    return play(state, *keys(digits_of(state.aftermath.proof.keypad.code.serial)))


def recovered(*before: Event) -> State:
    return play(with_card(changed(*before)), Buy("water"), Buy("ride"), Buy("tea"))
