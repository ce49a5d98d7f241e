"""The verification: steps that can each fail, be cancelled and be tried again (F03, F05 to F07, F10).

What the phone's system asks for stands in ``sensing``.

What finishes a step counts only while that step is open. An event that comes late, twice, or from a screen
that is no longer on top changes nothing.
"""

from __future__ import annotations

from dataclasses import replace

from app.domain.challenges import Challenge, send
from app.domain.change.attempts import attempt_ended, changed
from app.domain.change.commit import submit
from app.domain.events import (
    Cancel,
    ChooseDocument,
    ConfirmDevice,
    Proceed,
    ReviseName,
    Typed,
    UseExample,
)
from app.domain.facts.keypad import Keypad
from app.domain.facts.sensor import Phase
from app.domain.facts.simulated import Question
from app.domain.facts.text import Text, t
from app.domain.facts.verification_steps import STEPS, Manner
from app.domain.rules import documents
from app.domain.rules.keypads import emptied
from app.domain.rules.names import is_name, tidied
from app.domain.state import Handlers, State, Step, Verification, only


def is_open(state: State, manner: Manner) -> bool:
    """Tell whether a step that is finished in this manner is on top."""
    return state.top.screen == "verify" and state.verification.step.manner is manner


def challenge(state: State) -> Challenge | None:
    """Return what the current step asks for on its keypad; None where it has none."""
    step = state.verification.step
    if not step.takes_digits or (step.asked_by_system and state.verification.phase is Phase.AWAY):
        return None
    return Challenge(
        lambda state: state.verification.keypad,
        lambda state, keypad: changed(state, keypad=keypad),
        passed=next_step,
        password=step.password,
    )


def confirm_device(state: State, event: ConfirmDevice) -> Step:
    """Take the answer on the main device; one that is not recognised can be asked about again."""
    if not is_open(state, Manner.DEVICE):
        return only(state)
    known, answers = state.answers.ask(Question.MAIN_DEVICE)
    state = replace(state, answers=answers)
    if known:
        return next_step(state)
    return only(changed(state, error=t("main_device.unknown")))


def typed(state: State, event: Typed) -> Step:
    """Keep what the field for the new name holds now."""
    return only(changed(state, name=event.text, error=None) if is_open(state, Manner.NAME) else state)


def proceed(state: State, event: Proceed) -> Step:
    """Finish the named step, if it asks for agreement or is the form, and if it is the one that is open."""
    if event.step != state.shown:
        return only(state)
    if is_open(state, Manner.AGREEMENT):
        return next_step(state)
    if is_open(state, Manner.NAME):
        return _submit_name(state)
    return only(submit(state) if is_open(state, Manner.COMMIT) else state)


def _submit_name(state: State) -> Step:
    """Judge the name and the number of the document, each beside its own field."""
    verification = state.verification
    name = tidied(verification.name)
    wrong_name = _wrong_name(state, name)
    wrong_number = documents.why_not(document_of(state), verification.number, state.now.date())
    if wrong_name or wrong_number:
        return only(changed(state, error=wrong_name, number_error=wrong_number))
    return next_step(changed(state, name=name))


def _wrong_name(state: State, name: str) -> Text | None:
    if not is_name(name):
        return t("new_name.invalid" if name else "new_name.empty")
    return t("new_name.same") if name == tidied(state.account.name) else None


def document_of(state: State) -> str:
    """Return the kind of document that the new name is proved by."""
    return state.verification.document or state.account.papers.kind


def typed_number(state: State, event: Typed) -> Step:
    """Keep what the field for the document's number holds now."""
    if not is_open(state, Manner.NAME):
        return only(state)
    return only(changed(state, number=event.text, number_error=None))


def use_example(state: State, event: UseExample) -> Step:
    """Fill in the invented number of the document's kind."""
    return typed_number(state, Typed("number", documents.RULES[document_of(state)].example))


def choose_document(state: State, event: ChooseDocument) -> Step:
    """Take another kind of document; a number of the old kind goes."""
    state = state.left("document_kind")
    if not is_open(state, Manner.NAME) or event.document == document_of(state):
        return only(state)
    return only(changed(state, document=event.document, number="", number_error=None))


def revise_name(state: State, event: ReviseName) -> Step:
    """Open the form with the new name again; what was entered in it is still there."""
    if not is_open(state, Manner.COMMIT):
        return only(state)
    form = next(n for n, name in enumerate(state.verification.steps) if STEPS[name].manner is Manner.NAME)
    return only(changed(state, done=form, error=None))


def cancel(state: State, event: Cancel) -> Step:
    """Leave the verification; a running attempt ends, what was done and entered stays."""
    if state.top.screen != "verify":
        return only(state)
    return only(replace(attempt_ended(state), stack=state.stack[:-1]))


def fresh(state: State) -> Keypad:
    """Return the verification's keypad with nothing in it and no wrong entry counted."""
    return replace(emptied(state.verification.keypad), tries=0)


def next_step(state: State) -> Step:
    """Finish the step that is open, and open the one after it."""
    verification: Verification = state.verification
    state = changed(
        state,
        done=verification.done + 1,
        error=None,
        number_error=None,
        failures=0,
        phase=Phase.READY,
        passcode=False,
        keypad=fresh(state),
    )
    verification = state.verification
    asked = challenge(state) if verification.step.manner is Manner.CODE else None
    if asked is None or verification.keypad.code.sent is not None:
        return only(state)
    return send(state, asked, "verify")


HANDLERS: Handlers = {
    ConfirmDevice: confirm_device,
    Proceed: proceed,
    ReviseName: revise_name,
    ChooseDocument: choose_document,
    UseExample: use_example,
    Cancel: cancel,
}
