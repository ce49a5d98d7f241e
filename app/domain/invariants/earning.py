"""When a verification step may end: told apart from the code that decides it."""

from __future__ import annotations

from app.domain.change.verification import document_of
from app.domain.events import ConfirmDevice, Digit, Event, FillDigit, Proceed, Recognised
from app.domain.facts.keypad import CODE_LENGTH
from app.domain.facts.sensor import Phase
from app.domain.facts.simulated import Answer
from app.domain.facts.verification_steps import Manner
from app.domain.rules.documents import why_not
from app.domain.rules.keypads import digits_of
from app.domain.rules.names import is_name, tidied
from app.domain.state import State


def is_earned(before: State, event: Event) -> bool:
    """Tell whether an event is what the step that is open asks for, with the right answer."""
    verification = before.verification
    step, keypad = verification.step, verification.keypad
    if before.top.screen != "verify":
        return False
    match event:
        case Proceed(named) if named == step.id:
            name = tidied(verification.name)
            return step.manner in (Manner.AGREEMENT, Manner.COMMIT) or (
                step.manner is Manner.NAME
                and is_name(name)
                and why_not(document_of(before), verification.number, before.now.date()) is None
            )
        case Digit(digit, named) if named in ("", step.id):
            code = digits_of(keypad.code.serial) if keypad.code.sent else None
            right = step.password(before.account) if step.password else code
            return keypad.entered + digit == right
        case FillDigit(serial=serial, place=place):
            return place == CODE_LENGTH - 1 and keypad.entered == digits_of(serial)[:place]
    return _is_answered(before, event)


def _is_answered(before: State, event: Event) -> bool:
    """Tell whether an event brings the right answer of a sensor or a service."""
    verification = before.verification
    manner = verification.step.manner
    if isinstance(event, Recognised):
        matched = verification.phase is Phase.MATCHED
        return manner is Manner.SENSOR and matched and event.attempt == verification.attempt
    passes = before.answers.main_device is Answer.PASS
    return isinstance(event, ConfirmDevice) and manner is Manner.DEVICE and passes


def broken_by(before: State, event: Event, after: State) -> tuple[str, ...]:
    """Return, in words, what an event did that it may not do.

    It finishes one verification step at most, and that one only if it was done.
    """
    was, now = before.verification, after.verification
    committed = (after.submitted, after.review) != (before.submitted, before.review)
    if committed and isinstance(event, Proceed):
        may = {
            "the change is handed in by what the last step asks for": is_earned(before, event),
            "the change is handed in at the last step": was.done == len(was.steps) - 1,
        }
    elif now.done != was.done and after.submitted == before.submitted:
        may = {
            "an event finishes one verification step at most": now.done == was.done + 1,
            "a verification step ends only when it was done": is_earned(before, event),
            "what is keyed in for one step does not count for the next": not now.keypad.entered,
        }
    else:
        return ()
    return tuple(words for words, holds in may.items() if not holds)
