"""Start runs and play events on them, without a store and without time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from app.content.claims import load_claims
from app.content.designs import load_design
from app.content.platforms import load_platform, load_platforms
from app.content.scenarios.loading import load_scenario
from app.content.scenarios.surroundings import load_surroundings
from app.domain.events import Begin, ConfirmDevice, Digit, Event, Proceed, Sense, Typed, UseExample
from app.domain.facts.account import Account
from app.domain.facts.design import Behaviour
from app.domain.facts.verification_steps import Manner
from app.domain.flow import step
from app.domain.rules.keypads import digits_of
from app.domain.state import Schedule, Setup, State, Verification
from app.domain.views import KNOWN

STARTED = datetime(2026, 1, 5, 9, 41)
CLEAR = load_design("clear").behaviour
REPORTED = load_design("reported").behaviour


def start(scenario: str = "ready", platform: str = "ios", behaviour: Behaviour = CLEAR) -> State:
    claims = load_claims()
    phone = load_platform(platform)
    account = load_scenario(scenario, STARTED, claims).account
    return State(
        Setup(phone, behaviour, claims, KNOWN, load_platforms(), load_surroundings()),
        account,
        STARTED,
        Verification(phone.verification_steps()),
    )


def account(**facts: object) -> Account:
    return replace(start().account, **facts)  # type: ignore[arg-type]


def play(state: State, *events: Event) -> State:
    """Play events; what they schedule happens at once, in order."""
    for event in events:
        state, effects = step(state, event)
        state = play(state, *(effect.event for effect in effects))
    return state


def scheduled(state: State, event: Event) -> tuple[Schedule, ...]:
    return step(state, event)[1]


def keys(code: str) -> Iterable[Event]:
    return tuple(Digit(digit) for digit in code)


def reach(step_name: str, platform: str = "ios") -> State:
    """Return a run that stands at a verification step, everything before it done."""
    state = play(start(platform=platform), Begin())
    while state.verification.current != step_name:
        state = play(state, *answer(state))
    return state


def answer(state: State) -> Iterable[Event]:
    """Return the right answer to the verification step that is open."""
    step = state.verification.step
    match step.manner:
        case Manner.PASSWORD:
            assert step.password is not None
            return keys(step.password(state.account))
        case Manner.CODE:
            return keys(digits_of(state.verification.keypad.code.serial))
        case Manner.SENSOR:
            return (Sense(),)
        case Manner.DEVICE:
            return (ConfirmDevice(),)
        case Manner.NAME:
            return (Typed("name", "林一一"), UseExample(), Proceed("new_name"))
    return (Proceed(state.verification.current),)


def finish(state: State) -> State:
    """Answer every step that is left, the last one included."""
    while state.submitted is None:
        state = play(state, *answer(state))
    return state
