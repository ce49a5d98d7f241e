"""A message with a code: in sight, put away, shown again, and what it fills in."""

from __future__ import annotations

import pytest

from app.domain.aftermath.events import Prove
from app.domain.events import (
    Begin,
    Cancel,
    CodeArrived,
    Digit,
    Event,
    FillCode,
    HoldMessage,
    MessageOver,
    PutMessageAway,
    ReleaseMessage,
    SendCode,
    ShowMessage,
    Ticked,
)
from app.domain.facts.keypad import CODE_LENGTH
from app.domain.flow import step
from app.domain.messages import DIGIT_S, LEAVE_S
from app.domain.rules.keypads import digits_of
from app.domain.state import Schedule, State
from app.domain.views import view
from tests.app.domain.runs import REPORTED, answer, finish, keys, play, reach, start
from tests.app.domain.walking import texts_in


def arrived(platform: str = "harmonyos") -> tuple[State, tuple[Schedule, ...]]:
    """Return a run in which the message has just come, and what is to happen then."""
    state = reach("sms_code", platform)
    state = play(state, PutMessageAway())
    return step(state, ShowMessage())


def once(state: State, *events: Event) -> State:
    """Play events, and nothing that they schedule."""
    for event in events:
        state, _ = step(state, event)
    return state


@pytest.mark.requirement("F03")
@pytest.mark.parametrize("platform", ["harmonyos", "android"])
def test_f03_a_banner_comes_and_goes_by_itself_and_the_code_can_be_seen_again(platform: str) -> None:
    state, effects = arrived(platform)
    shown = view(state).banner
    assert shown is not None
    assert shown.look == "banner"
    assert effects[0].after == state.setup.platform.parts.message_seconds
    gone = play(state, effects[0].event)
    assert view(gone).banner is None
    entry = view(gone).entry
    assert entry is not None
    assert ShowMessage() in [link.event for link in entry.links]
    again, _ = step(gone, ShowMessage())
    assert view(again).banner == shown
    assert once(again, effects[0].event) == again, "the time of the showing before is over, not of this one"


@pytest.mark.requirement("F03")
def test_a_heads_up_stays_under_a_finger_and_its_time_begins_anew_afterwards() -> None:
    state, (over,) = arrived("android")
    message = view(state).banner
    assert message is not None
    assert (message.hold, message.release) == (HoldMessage(), ReleaseMessage())
    held = once(state, HoldMessage(), over.event)
    assert view(held).banner is not None
    released, (later,) = step(held, ReleaseMessage())
    assert later.after == over.after
    assert view(once(released, later.event)).banner is None
    away = once(held, PutMessageAway())
    assert step(away, ReleaseMessage()) == (away, ())
    message = view(arrived("harmonyos")[0]).banner
    assert message is not None
    assert message.hold is None


def test_a_message_put_away_fills_nothing_in() -> None:
    state, _ = arrived()
    away = play(state, PutMessageAway())
    assert view(away).banner is None
    assert away.verification.keypad.entered == ""
    assert play(away, FillCode()) == away


@pytest.mark.requirement("F03")
def test_f03_the_digits_of_a_message_appear_one_after_the_other_and_the_last_one_submits() -> None:
    state, _ = arrived()
    state, effects = step(once(state, Digit("9")), FillCode())
    assert view(state).banner is None
    assert state.verification.keypad.entered == "", "what stood there makes way"
    assert [effect.after for effect in effects] == pytest.approx(
        [LEAVE_S + DIGIT_S * number for number in range(1, CODE_LENGTH + 1)]
    )
    for number, effect in enumerate(effects[:-1], start=1):
        state = once(state, effect.event)
        assert state.verification.keypad.entered == digits_of(1)[:number]
    assert once(state, effects[-1].event).verification.current == "new_name"


def test_whoever_types_meanwhile_is_not_disturbed() -> None:
    state, effects = step(arrived()[0], FillCode())
    typed = once(state, effects[0].event, Digit("7"))
    assert once(typed, *(effect.event for effect in effects[1:2])) == typed


def test_digits_that_come_when_the_screen_is_left_go_nowhere() -> None:
    state, effects = step(arrived()[0], FillCode())
    left = once(state, Cancel())
    assert once(left, *(effect.event for effect in effects)) == left


@pytest.mark.requirement("F03")
def test_f03_harmonyos_says_that_its_code_verifies_a_second_time() -> None:
    second, other = view(arrived("harmonyos")[0]), view(arrived("android")[0])
    assert second.headline != other.headline
    assert "sms_code.second" in {text.key for text in texts_in(second.banner)}
    assert "sms_code.second" not in {text.key for text in texts_in(other.banner)}


def _login_code(platform: str) -> State:
    state = finish(play(start(platform=platform), Begin()))
    state = play(state, Ticked(state.now.replace(day=state.now.day + 3)), Prove("login"))
    return once(state, *keys(state.account.login_password))


def test_a_phone_with_a_chip_offers_the_code_above_the_keys_for_as_long_as_it_is_asked_for() -> None:
    state, effects = step(_login_code("ios"), CodeArrived("login_code", 1))
    message = view(state).banner
    assert message is not None
    assert (message.look, effects) == ("chip", ())
    assert play(state, FillCode()).top.screen == "logged_in"


def test_a_call_that_says_the_code_is_no_message_to_take_it_from() -> None:
    state = reach("sms_code", "android")
    state = once(state, Ticked(state.now.replace(minute=state.now.minute + 2)))
    state, effects = step(state, SendCode(voice=True))
    state = once(state, effects[0].event)
    message = view(state).banner
    assert message is not None
    assert message.tap is None
    assert once(state, FillCode()) == state


def test_in_a_plain_kit_the_message_stays() -> None:
    state = play(start(platform="harmonyos", behaviour=REPORTED), Begin())
    while state.verification.current != "sms_code":
        state = play(state, *answer(state))
    message = view(state).banner
    assert message is not None
    assert (message.look, message.actions) == ("plain", ())


def test_only_the_message_of_the_last_code_is_shown_and_no_code_stands_in_a_representation() -> None:
    state, _ = arrived()
    assert once(state, CodeArrived("verify", 0), MessageOver("verify", 0, 1)) == state
    assert digits_of(1) not in repr(view(state).banner)
