"""What the prototype will answer for the world is chosen outside the phone."""

from __future__ import annotations

from dataclasses import replace

from app.domain.events import ChooseAnswer
from app.domain.state import Handlers, State, Step, only


def choose_answer(state: State, event: ChooseAnswer) -> Step:
    """Keep the answer for when it is asked for."""
    return only(replace(state, answers=state.answers.choose(event.question, event.answer)))


HANDLERS: Handlers = {ChooseAnswer: choose_answer}
