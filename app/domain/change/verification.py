"""The verification: steps that can each fail, be cancelled and be tried again (F02 to F07, F10)."""

from __future__ import annotations

import re
from dataclasses import replace

from app.domain.change.commit import submit
from app.domain.events import (
    Cancel,
    CodeArrived,
    ConfirmDevice,
    Digit,
    Erase,
    Proceed,
    SendCode,
    Sense,
    Sensed,
    StopSensing,
    Typed,
    UsePasscode,
)
from app.domain.facts.code import CODE_LENGTH
from app.domain.facts.sensor import Phase
from app.domain.facts.text import Text, t
from app.domain.facts.verification_steps import Manner
from app.domain.rules import passwords
from app.domain.rules.codes import DELIVERY_S, is_void, judge, next_code, wait_s
from app.domain.state import Handlers, Schedule, State, Step, Verification, only

NAME = re.compile(r"[\u3400-\u9fff·]{2,25}|[A-Za-z][A-Za-z .'-]{1,59}")


def resend_in(state: State) -> int:
    """Return how many seconds remain until a new code may be asked for."""
    return wait_s(state.verification.code, state.now, state.setup.claims)


def is_locked(state: State) -> bool:
    """Tell whether too many wrong entries bar the keypad for now."""
    return passwords.is_locked(state.verification.locked_until, state.now)


def lock_message(state: State) -> Text | None:
    """Say how long the keypad stays barred, where it is."""
    return passwords.lock_message(state.verification.locked_until, state.now)


def _changed(state: State, **values: object) -> State:
    return replace(state, verification=replace(state.verification, **values))  # type: ignore[arg-type]


def digit(state: State, event: Digit) -> Step:
    """Take one digit; the last one submits the entry."""
    entered = state.verification.entered
    if not _asks_for_digits(state) or is_locked(state) or _code_is_void(state):
        return only(state)
    state = _changed(state, entered=(entered + event.digit)[:CODE_LENGTH], error=None)
    if len(state.verification.entered) < CODE_LENGTH:
        return only(state)
    return _submit(state)


def _asks_for_digits(state: State) -> bool:
    return state.top.screen == "verify" and state.verification.step.takes_digits


def erase(state: State, event: Erase) -> Step:
    """Take the last digit back."""
    return only(_changed(state, entered=state.verification.entered[:-1], error=None))


def _submit(state: State) -> Step:
    step, entered = state.verification.step, state.verification.entered
    if step.password is None:
        return _submit_code(state)
    if entered == step.password(state.account):
        return _next_step(state)
    wrong = passwords.after_wrong(state.verification.tries, state.now, state.setup.claims)
    return only(
        _changed(state, entered="", tries=wrong.tries, locked_until=wrong.locked_until, error=wrong.error)
    )


def _submit_code(state: State) -> Step:
    verification = state.verification
    code, error = judge(verification.code, verification.entered, state.now, state.setup.claims)
    if error is None:
        return _next_step(state)
    return only(_changed(state, entered="", code=code, error=error))


def _code_is_void(state: State) -> bool:
    verification = state.verification
    return verification.step.manner is Manner.CODE and is_void(verification.code, state.setup.claims)


def send_code(state: State, event: SendCode) -> Step:
    """Send a new code, once the waiting time is over; the one before it no longer counts."""
    if resend_in(state) > 0:
        return only(state)
    code = next_code(state.verification.code, state.now, voice=event.voice)
    state = _changed(state, code=code, entered="", error=None)
    return state, (Schedule(DELIVERY_S, CodeArrived(code.serial)),)


def code_arrived(state: State, event: CodeArrived) -> Step:
    """Show the message, unless a newer one is on its way."""
    code = state.verification.code
    if event.serial != code.serial or state.verification.step.manner is not Manner.CODE:
        return only(state)
    return only(_changed(state, code=replace(code, arrived=True)))


def sense(state: State, event: Sense) -> Step:
    """Start an attempt at the sensor; it answers after the time its phone needs (F04, F08)."""
    verification = state.verification
    if not verification.step.sensor or verification.phase is Phase.SENSING:
        return only(state)
    attempt = verification.attempt + 1
    state = _changed(state, phase=Phase.SENSING, attempt=attempt)
    return state, (Schedule(state.setup.platform.sensor_seconds, Sensed(event.matches, attempt)),)


def sensed(state: State, event: Sensed) -> Step:
    """Take the sensor's answer, if it answers the attempt that is running."""
    verification = state.verification
    if verification.phase is not Phase.SENSING or event.attempt != verification.attempt:
        return only(state)
    if event.matches:
        return _next_step(state)
    return only(_changed(state, phase=Phase.FAILED, failures=verification.failures + 1))


def stop_sensing(state: State, event: StopSensing) -> Step:
    """Cancel the running attempt and stand ready for another."""
    return only(_changed(state, phase=Phase.READY))


def use_passcode(state: State, event: UsePasscode) -> Step:
    """Ask for the device passcode in place of the sensor."""
    return only(_changed(state, passcode=True, phase=Phase.READY, entered="", error=None, tries=0))


def confirm_device(state: State, event: ConfirmDevice) -> Step:
    """Take the answer on the main device; one that is not recognised can be asked about again."""
    if state.verification.step.manner is not Manner.DEVICE:
        return only(state)
    if event.known:
        return _next_step(state)
    return only(_changed(state, error=t("main_device.unknown")))


def typed(state: State, event: Typed) -> Step:
    """Keep what a form's field holds now."""
    return only(_changed(state, name=event.text, error=None))


def proceed(state: State, event: Proceed) -> Step:
    """Finish a step that asks for agreement, or submit the form."""
    if state.top.screen != "verify":
        return only(state)
    manner = state.verification.step.manner
    if manner is Manner.NAME:
        return _submit_name(state)
    if manner is Manner.COMMIT:
        return only(submit(state))
    return _next_step(state)


def _submit_name(state: State) -> Step:
    name = state.verification.name.strip()
    if not NAME.fullmatch(name):
        return only(_changed(state, error=t("new_name.invalid" if name else "new_name.empty")))
    if name == state.account.name:
        return only(_changed(state, error=t("new_name.same")))
    return _next_step(_changed(state, name=name))


def cancel(state: State, event: Cancel) -> Step:
    """Leave the verification; a running attempt ends, what was done and entered stays."""
    phase = state.verification.phase
    state = _changed(state, phase=Phase.READY if phase is Phase.SENSING else phase)
    return only(replace(state, stack=tuple(place for place in state.stack if place.screen != "verify")))


def _next_step(state: State) -> Step:
    verification: Verification = state.verification
    state = _changed(
        state,
        done=verification.done + 1,
        entered="",
        error=None,
        tries=0,
        failures=0,
        phase=Phase.READY,
        passcode=False,
    )
    if state.verification.step.manner is Manner.CODE and state.verification.code.serial == 0:
        return send_code(state, SendCode())
    return only(state)


HANDLERS: Handlers = {
    SendCode: send_code,
    CodeArrived: code_arrived,
    Sense: sense,
    Sensed: sensed,
    StopSensing: stop_sensing,
    UsePasscode: use_passcode,
    ConfirmDevice: confirm_device,
    Proceed: proceed,
    Cancel: cancel,
}
