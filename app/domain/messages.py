"""The phone's own messages that bring a code: they come into sight, are put away, fill the code in (F03)."""

from __future__ import annotations

from app.domain.challenges import Challenge, take_digit
from app.domain.entering import challenge_of
from app.domain.events import (
    CodeArrived,
    Digit,
    FillCode,
    FillDigit,
    HoldMessage,
    MessageOver,
    PutMessageAway,
    ReleaseMessage,
    ShowMessage,
)
from app.domain.facts.keypad import CODE_LENGTH, Code
from app.domain.rules.keypads import digits_of, emptied, with_arrival, with_message, without_message
from app.domain.state import Handlers, Schedule, State, Step, only

LEAVE_S = 0.2  # in which a banner leaves before the first digit appears
DIGIT_S = 0.04  # from one digit to the next


def _asked(state: State, screen: str) -> Challenge | None:
    """Return what asks for a code on a screen; None where nothing does, or where it is for a password."""
    found = challenge_of(state, screen)
    return None if found is None or found.password is not None else found


def _code(state: State, asked: Challenge) -> Code:
    return asked.keypad(state).code


def code_arrived(state: State, event: CodeArrived) -> Step:
    """Show the message with a code, whichever screen is open, as long as the code is still asked for."""
    asked = _asked(state, event.screen)
    if asked is None:
        return only(state)
    after = asked.changed(state, lambda keypad: with_arrival(keypad, event.serial))
    return only(state) if after == state else (after, _time_limit(after, asked, event.screen))


def show_message(state: State, event: ShowMessage) -> Step:
    """Show the message once more."""
    asked = _asked(state, state.top.screen)
    if asked is None or not _code(state, asked).arrived or _code(state, asked).shown:
        return only(state)
    state = asked.changed(state, with_message)
    return state, _time_limit(state, asked, state.top.screen)


def _time_limit(state: State, asked: Challenge, screen: str) -> tuple[Schedule, ...]:
    """Let a banner go by itself; a chip above the keys stays, and so does a plain kit's message."""
    parts, code = state.setup.platform.parts, _code(state, asked)
    if not state.setup.behaviour.native or (parts.chip and not code.voice):
        return ()
    return (Schedule(parts.message_seconds, MessageOver(screen, code.serial, code.showings)),)


def message_over(state: State, event: MessageOver) -> Step:
    """Put a message away whose time is over, unless it was shown once more since."""
    asked = _asked(state, event.screen)
    if asked is None:
        return only(state)
    code = _code(state, asked)
    is_it = (code.serial, code.showings) == (event.serial, event.showing)
    return only(asked.changed(state, without_message) if is_it else state)


def hold(state: State, event: HoldMessage) -> Step:
    """Let the message stay under a finger: the time that runs is that of a showing before."""
    asked = _asked(state, state.top.screen)
    if asked is None or not _code(state, asked).shown:
        return only(state)
    return only(asked.changed(state, with_message))


def release(state: State, event: ReleaseMessage) -> Step:
    """Let the message's time begin anew."""
    asked = _asked(state, state.top.screen)
    if asked is None or not _code(state, asked).shown:
        return only(state)
    return state, _time_limit(state, asked, state.top.screen)


def put_away(state: State, event: PutMessageAway) -> Step:
    """Put the message away; the code is not filled in."""
    asked = _asked(state, state.top.screen)
    return only(state if asked is None else asked.changed(state, without_message))


def fill_code(state: State, event: FillCode) -> Step:
    """Empty the entry and key the code in, digit by digit, once its message has gone."""
    screen = state.top.screen
    asked = _asked(state, screen)
    if asked is None or not _code(state, asked).shown or _code(state, asked).voice:
        return only(state)
    serial = _code(state, asked).serial
    state = asked.changed(state, lambda keypad: without_message(emptied(keypad)))
    digits = (
        Schedule(LEAVE_S + DIGIT_S * (place + 1), FillDigit(screen, serial, place))
        for place in range(CODE_LENGTH)
    )
    return state, tuple(digits)


def fill_digit(state: State, event: FillDigit) -> Step:
    """Key in the next digit, as long as the code is still asked for there and nobody has typed meanwhile."""
    asked = _asked(state, event.screen) if event.screen == state.top.screen else None
    if asked is None:
        return only(state)
    keypad = asked.keypad(state)
    if keypad.code.serial != event.serial or len(keypad.entered) != event.place:
        return only(state)
    return take_digit(state, asked, Digit(digits_of(event.serial)[event.place]))


HANDLERS: Handlers = {
    CodeArrived: code_arrived,
    ShowMessage: show_message,
    MessageOver: message_over,
    HoldMessage: hold,
    ReleaseMessage: release,
    PutMessageAway: put_away,
    FillCode: fill_code,
    FillDigit: fill_digit,
}
