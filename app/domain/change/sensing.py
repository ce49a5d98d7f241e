"""What the phone's system asks for over the page: a face, a finger, or its passcode (F02, F04, F10).

The system begins by itself; no button of the app does. Whether a face or a finger matches is simulated.
"""

from __future__ import annotations

from dataclasses import replace

from app.domain.change.attempts import attempt_ended, changed, is_locked
from app.domain.change.verification import is_open, next_step
from app.domain.events import AskAgain, Lift, Recognised, Sense, Sensed, StopSensing, UsePasscode
from app.domain.facts.sensor import Phase, Touch
from app.domain.facts.simulated import Question
from app.domain.facts.verification_steps import Manner
from app.domain.rules.keypads import emptied
from app.domain.state import Handlers, Schedule, State, Step, only


def sense(state: State, event: Sense) -> Step:
    """Start an attempt at the sensor; it answers after the time its phone needs (F04, F08)."""
    verification = state.verification
    idle = (Phase.READY, Phase.FAILED, Phase.LIFTED)
    if not is_open(state, Manner.SENSOR) or verification.phase not in idle:
        return only(state)
    attempt = verification.attempt + 1
    matches, answers = state.answers.ask(Question.BIOMETRICS)
    held = state.setup.platform.parts.touch is Touch.HOLD
    after = state if held else replace(state, answers=answers)  # a finger that goes too soon asks nothing
    after = changed(after, phase=Phase.SENSING, attempt=attempt)
    return after, (Schedule(state.setup.platform.sensor_seconds, Sensed(matches, attempt)),)


def lift(state: State, event: Lift) -> Step:
    """End an attempt for which the finger had to stay; elsewhere the sensor has seen enough."""
    held = state.setup.platform.parts.touch is Touch.HOLD
    if not held or state.verification.phase is not Phase.SENSING:
        return only(state)
    return only(changed(state, phase=Phase.LIFTED))


def sensed(state: State, event: Sensed) -> Step:
    """Take the sensor's answer, if it answers the attempt that is running."""
    verification = state.verification
    if verification.phase is not Phase.SENSING or event.attempt != verification.attempt:
        return only(state)
    if not is_open(state, Manner.SENSOR):
        return only(attempt_ended(state))
    if state.setup.platform.parts.touch is Touch.HOLD:
        state = replace(state, answers=state.answers.ask(Question.BIOMETRICS)[1])
    if event.matches:
        shown = state.setup.platform.parts.matched_seconds
        return changed(state, phase=Phase.MATCHED), (Schedule(shown, Recognised(event.attempt)),)
    state = changed(state, failures=verification.failures + 1)
    return only(changed(state, phase=Phase.LOCKED if is_locked(state) else Phase.FAILED))


def recognised(state: State, event: Recognised) -> Step:
    """Go on to the next step, once the match was shown."""
    verification = state.verification
    if verification.phase is not Phase.MATCHED or event.attempt != verification.attempt:
        return only(state)
    return next_step(state) if is_open(state, Manner.SENSOR) else only(attempt_ended(state))


def stop_sensing(state: State, event: StopSensing) -> Step:
    """Close what the system asks for; from a passcode in its place, that leads back to the sensor."""
    if not _is_asked(state) or state.verification.phase is Phase.MATCHED:
        return only(state)
    return only(changed(state, phase=Phase.AWAY, passcode=False, keypad=emptied(state.verification.keypad)))


def ask_again(state: State, event: AskAgain) -> Step:
    """Let the system ask again."""
    if not _is_asked(state) or state.verification.phase is not Phase.AWAY:
        return only(state)
    return only(attempt_ended(state))


def use_passcode(state: State, event: UsePasscode) -> Step:
    """Ask for the device passcode in place of the sensor, at any time before that has matched."""
    if not is_open(state, Manner.SENSOR) or state.verification.phase is Phase.MATCHED:
        return only(state)
    return only(changed(state, passcode=True, phase=Phase.READY, keypad=emptied(state.verification.keypad)))


def _is_asked(state: State) -> bool:
    return state.top.screen == "verify" and state.verification.step.asked_by_system


HANDLERS: Handlers = {
    Sense: sense,
    Lift: lift,
    Sensed: sensed,
    Recognised: recognised,
    StopSensing: stop_sensing,
    AskAgain: ask_again,
    UsePasscode: use_passcode,
}
