"""What happens beside the change. The clipboard itself belongs to the outside."""

from __future__ import annotations

from dataclasses import replace

from app.domain.everyday.events import AskPerson, CopyCode, PayFor
from app.domain.state import Handlers, State, Step, only


def copy_code(state: State, event: CopyCode) -> Step:
    """Note that the code was copied, so that its button says so."""
    return only(replace(state, everyday=replace(state.everyday, copied=event.code)))


def ask_person(state: State, event: AskPerson) -> Step:
    """Open the conversation with customer service, which knows the code already."""
    asked = state.everyday.asked
    if event.code not in asked:
        asked = (*asked, event.code)
    written = replace(state, everyday=replace(state.everyday, asked=asked))
    return only(written.opened("chat", "service"))


def can_pay(state: State) -> bool:
    """Tell whether paying is possible: a payment during the change would abort it (S04)."""
    return state.process is None or not state.process.running


def pay_for(state: State, event: PayFor) -> Step:
    """Pay once, where that is possible, and close the question."""
    if not can_pay(state) or event.service in state.everyday.paid:
        return only(state)
    paid = replace(state, everyday=replace(state.everyday, paid=state.everyday.paid | {event.service}))
    return only(paid.left("pay_for"))


HANDLERS: Handlers = {CopyCode: copy_code, AskPerson: ask_person, PayFor: pay_for}
