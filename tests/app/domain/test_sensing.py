"""What the phone's system asks for: it begins by itself, fails, locks, is left, gives way to the passcode."""

from __future__ import annotations

import pytest

from app.domain.events import (
    AskAgain,
    Back,
    Begin,
    Cancel,
    ChooseAnswer,
    Digit,
    Lift,
    Recognised,
    Sense,
    Sensed,
    StopSensing,
    UsePasscode,
)
from app.domain.facts.sensor import Phase
from app.domain.facts.simulated import Answer, Question
from app.domain.flow import step
from app.domain.state import State
from app.domain.views import view
from tests.app.domain.runs import REPORTED, keys, play, reach, start
from tests.app.domain.walking import events_in

PHONES = (("ios", "face_id"), ("harmonyos", "fingerprint"), ("android", "fingerprint"))


def answering(state: State, answer: Answer) -> State:
    return play(state, ChooseAnswer(Question.BIOMETRICS, answer))


def panel_of(state: State):  # noqa: ANN201 - a Panel, which is there
    found = view(state).panel
    assert found is not None
    return found


@pytest.mark.requirement("F02")
def test_a_face_is_looked_for_by_itself_and_no_button_begins_it() -> None:
    state = reach("face_id")
    shown = view(state)
    assert panel_of(state).begin == Sense()
    assert Sense() not in [action.event for action in (*shown.actions, *panel_of(state).actions)]
    assert [action.event for action in shown.actions] == [UsePasscode()]


@pytest.mark.parametrize(("platform", "name"), PHONES)
def test_nothing_in_the_phone_decides_what_the_sensor_finds(platform: str, name: str) -> None:
    state = reach(name, platform)
    assert not any(isinstance(event, ChooseAnswer) for event in events_in(view(state)))


@pytest.mark.parametrize(("platform", "name"), PHONES)
def test_a_match_is_shown_before_the_next_step_comes(platform: str, name: str) -> None:
    state, effects = step(reach(name, platform), Sense())
    state, after = step(state, effects[0].event)
    assert (state.verification.current, state.verification.phase) == (name, Phase.MATCHED)
    assert panel_of(state).close is None
    assert after[0].after == state.setup.platform.parts.matched_seconds
    assert play(state, after[0].event).verification.current != name


@pytest.mark.requirement("F10")
def test_f10_a_failed_face_can_be_tried_again_or_replaced_by_the_passcode() -> None:
    failed = play(answering(reach("face_id"), Answer.FAIL_ONCE), Sense())
    assert failed.verification.phase is Phase.FAILED
    assert [action.id for action in panel_of(failed).actions] == ["retry", "stop"]
    assert panel_of(failed).begin is None, "after a failure it waits for the person"
    assert play(failed, Sense()).verification.current == "new_name"
    instead = play(failed, UsePasscode())
    assert view(instead).screen == "device_passcode"
    assert play(instead, *keys("135790")).verification.current == "new_name"


@pytest.mark.requirement("F10")
def test_f10_after_as_many_failures_as_its_claim_says_only_the_passcode_helps() -> None:
    most = start().setup.claims.whole("A09")
    state = answering(reach("face_id"), Answer.FAIL)
    for _ in range(most - 1):
        state = play(state, Sense())
        assert state.verification.phase is Phase.FAILED
    locked = play(state, Sense())
    assert locked.verification.phase is Phase.LOCKED
    assert play(answering(locked, Answer.PASS), Sense()).verification.phase is Phase.LOCKED
    again = play(locked, Cancel(), Begin())
    assert again.verification.phase is Phase.LOCKED, "to leave and come back does not unlock it"
    passed = play(again, UsePasscode(), *keys("135790")).verification
    assert (passed.current, passed.failures) == ("new_name", 0)


@pytest.mark.requirement("F10")
def test_f10_a_closed_panel_hears_no_late_answer_and_can_be_asked_for_again() -> None:
    state, effects = step(reach("face_id"), Sense())
    state = play(state, StopSensing())
    assert view(state).panel is None
    assert play(state, effects[0].event) == state
    assert AskAgain() in [action.event for action in view(state).actions]
    again = play(state, AskAgain())
    assert panel_of(again).begin == Sense()
    assert play(again, effects[0].event) == again


@pytest.mark.requirement("F10")
@pytest.mark.parametrize("leaving", [Cancel(), Back("verify")])
def test_f10_leaving_in_the_middle_of_an_attempt_and_returning_begins_anew(leaving: Cancel | Back) -> None:
    state, effects = step(reach("face_id"), Sense())
    state = play(state, leaving, Begin())
    assert state.verification.phase is Phase.READY
    assert play(state, effects[0].event) == state


def test_a_finger_that_has_to_stay_and_goes_is_told_so_and_counts_as_no_failure() -> None:
    state, effects = step(answering(reach("fingerprint", "harmonyos"), Answer.FAIL_ONCE), Sense())
    state = play(state, Lift())
    assert (state.verification.phase, state.verification.failures) == (Phase.LIFTED, 0)
    assert play(state, effects[0].event) == state
    held, effects = step(state, Sense())
    assert play(held, effects[0].event).verification.phase is Phase.FAILED, "it asked nothing before"


def test_a_finger_that_only_touches_may_go() -> None:
    state, effects = step(reach("fingerprint", "android"), Sense())
    assert play(state, Lift()) == state
    assert play(state, effects[0].event).verification.current == "sms_code"


def test_a_late_match_of_an_earlier_attempt_opens_nothing() -> None:
    state, effects = step(reach("face_id"), Sense())
    matched, after = step(state, effects[0].event)
    left = play(matched, Cancel(), Begin())
    assert play(left, after[0].event) == left
    assert play(left, Recognised(99), Sensed(matches=True, attempt=99)) == left


def test_the_passcode_sheet_of_an_older_phone_can_be_closed_and_opened_again() -> None:
    state = reach("device_passcode", "ios-passcode")
    assert panel_of(state).entry is not None
    closed = play(state, Digit("1"), StopSensing())
    assert (view(closed).panel, closed.verification.keypad.entered) == (None, "")
    assert play(closed, *keys("135790")) == closed, "nothing asks for it now"
    assert play(closed, AskAgain(), *keys("135790")).verification.current == "new_name"


def test_closing_the_passcode_that_stands_in_leads_back_to_the_sensor() -> None:
    state = play(reach("face_id"), UsePasscode(), *keys("000000"))
    assert panel_of(state).phase is Phase.FAILED
    closed = play(state, StopSensing())
    assert view(closed).screen == "face_id"
    assert play(closed, UsePasscode()).verification.keypad.tries == 1, "wrong entries go on counting"


@pytest.mark.parametrize(("platform", "name"), PHONES)
def test_a_plain_kit_asks_on_a_page_of_its_own(platform: str, name: str) -> None:
    state = play(start(platform=platform, behaviour=REPORTED), Begin())
    while state.verification.current != name:
        state = play(state, *_next(state))
    shown = view(state)
    assert (shown.panel, shown.scan is None) == (None, False)
    failed = play(answering(state, Answer.FAIL), Sense())
    assert view(failed).scan is not None
    assert not any(isinstance(event, ChooseAnswer) for event in events_in(view(failed)))


def _next(state: State):  # noqa: ANN202 - events
    from tests.app.domain.runs import answer

    return answer(state)
