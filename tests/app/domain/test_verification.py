from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.events import (
    Back,
    Begin,
    Cancel,
    ChooseAnswer,
    ConfirmDevice,
    Digit,
    Erase,
    Proceed,
    SendCode,
    Sense,
    Ticked,
    Typed,
    UseExample,
)
from app.domain.facts.keypad import CODE_LENGTH
from app.domain.facts.simulated import Answer, Question
from app.domain.facts.verification_steps import STEPS, Manner, VerificationStep
from app.domain.rules.keypads import digits_of, is_locked, wait_s
from app.domain.state import State, Verification
from app.domain.views import verify, view
from app.domain.views.screen import Screen
from tests.app.domain.runs import finish, keys, play, reach, scheduled, start


def _later(state: State, **span: float) -> State:
    return play(state, Ticked(state.now + timedelta(**span)))


@pytest.mark.requirement("F02")
def test_f02_an_older_ios_asks_for_the_passcode_in_place_of_the_face() -> None:
    ios = start().setup.platform
    assert "face_id" in ios.verification_steps()
    older = replace(ios, version=(15, 3))
    assert "face_id" not in older.verification_steps()
    assert "device_passcode" in older.verification_steps()
    assert "face_id" in replace(ios, version=ios.face_id_since).verification_steps()
    assert "device_passcode" in replace(ios, sensor="").verification_steps()


@pytest.mark.requirement("F04")
def test_f04_the_fingerprint_answers_later_on_android() -> None:
    waits = {
        platform: scheduled(reach(step_name, platform), Sense())[0].after
        for platform, step_name in (("ios", "face_id"), ("android", "fingerprint"))
    }
    assert waits["android"] > waits["ios"]


@pytest.mark.requirement("F08")
def test_f08_android_is_predicted_slower_than_ios() -> None:
    predicted = {
        name: start(platform=name).setup.platform.predicted_seconds()
        for name in ("ios", "harmonyos", "android")
    }
    assert predicted["ios"] < predicted["harmonyos"] < predicted["android"]


def test_a_wrong_payment_password_can_be_tried_again() -> None:
    state = play(reach("payment_password"), *keys("000000"))
    assert state.verification.current == "payment_password"
    assert dict(state.verification.keypad.error.arguments) == {"left": 4}  # type: ignore[union-attr]
    assert play(state, *keys("246810")).verification.current == "face_id"


def test_five_wrong_passwords_lock_the_keypad_for_ten_minutes() -> None:
    state = reach("payment_password")
    for _ in range(5):
        state = play(state, *keys("000000"))
    assert is_locked(state.verification.keypad, state.now)
    assert play(state, *keys("246810")).verification.current == "payment_password"
    state = _later(state, minutes=10)
    assert not is_locked(state.verification.keypad, state.now)
    assert play(state, *keys("246810")).verification.current == "face_id"


def test_a_digit_can_be_erased() -> None:
    state = play(reach("payment_password"), Digit("1"), Erase(), *keys("246810"))
    assert state.verification.current == "face_id"


@pytest.mark.requirement("F10")
def test_f10_cancelling_loses_nothing_that_was_entered() -> None:
    state = play(reach("new_name"), Typed("name", "林一"), Cancel())
    assert view(state).screen != "new_name"
    state = play(state, Begin())
    assert view(state).screen == "new_name"
    assert view(state).fields[0].value == "林一"


@pytest.mark.requirement("F03")
def test_f03_a_new_code_may_be_sent_after_sixty_seconds_and_not_before() -> None:
    state = reach("sms_code", "harmonyos")
    assert wait_s(state.verification.keypad, state.now, state.setup.claims) == 60
    early = _later(state, seconds=59)
    assert play(early, SendCode()).verification.keypad.code.serial == 1
    late = play(_later(state, seconds=60), SendCode())
    assert late.verification.keypad.code.serial == 2
    assert play(late, *keys(digits_of(1))).verification.current == "sms_code"
    assert play(late, *keys(digits_of(2))).verification.current == "new_name"


@pytest.mark.requirement("F03")
def test_f03_a_code_expires_after_five_minutes() -> None:
    state = _later(reach("sms_code", "harmonyos"), minutes=5)
    state = play(state, *keys(digits_of(1)))
    assert state.verification.keypad.error is not None
    assert state.verification.keypad.error.key == "sms_code.expired"


@pytest.mark.requirement("F03")
def test_f03_five_wrong_tries_void_a_code() -> None:
    state = reach("sms_code", "harmonyos")
    for _ in range(5):
        state = play(state, *keys("000000"))
    assert play(state, *keys(digits_of(1))).verification.current == "sms_code"
    state = play(_later(state, seconds=60), SendCode(voice=True))
    assert play(state, *keys(digits_of(2))).verification.current == "new_name"


@given(st.integers(0, 10_000))
def test_codes_have_six_digits_and_differ_from_the_next(serial: int) -> None:
    assert len(digits_of(serial)) == CODE_LENGTH
    assert digits_of(serial).isdecimal()
    assert digits_of(serial) != digits_of(serial + 1)


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("", "new_name.empty"),
        ("  ", "new_name.empty"),
        ("林", "new_name.invalid"),
        ("林1", "new_name.invalid"),
        ("林" * 26, "new_name.invalid"),
        ("林小满", "new_name.same"),
    ],
)
def test_a_name_that_cannot_be_is_refused_with_its_reason(name: str, error: str) -> None:
    state = play(reach("new_name"), Typed("name", name), UseExample(), Proceed("new_name"))
    assert state.verification.error is not None
    assert state.verification.error.key == error


@pytest.mark.parametrize("name", ["林一", "阿依古丽·买买提", "Lin Xiaoman", "O'Neil-Li"])
def test_real_forms_of_names_are_accepted(name: str) -> None:
    state = play(reach("new_name"), Typed("name", name), UseExample(), Proceed("new_name"))
    assert state.verification.current == "confirm"


def test_what_is_typed_never_shows_in_a_representation() -> None:
    state = play(reach("new_name"), Typed("name", "秘密的名字"))
    assert "秘密的名字" not in repr(state) + repr(Typed("name", "秘密的名字")) + repr(view(state))
    state = play(reach("payment_password"), Digit("7"))
    assert "'7'" not in repr(state.verification) + repr(Digit("7"))
    assert "246810" not in repr(state)


def test_back_leaves_the_step_and_keeps_what_is_done() -> None:
    state = play(reach("face_id"), Back("verify"), Begin())
    assert state.verification.current == "face_id"


def test_the_time_taken_is_measured_from_the_beginning() -> None:
    state = _later(play(start(), Begin()), seconds=90)
    assert finish(state).duration_s == 90


def test_digits_mean_nothing_where_no_code_is_asked_for() -> None:
    state = reach("new_name")
    assert play(state, *keys("000000")) == state


@pytest.mark.requirement("F07", "F10")
def test_f10_a_device_that_is_not_recognised_can_be_confirmed_again() -> None:
    refused = ChooseAnswer(Question.MAIN_DEVICE, Answer.FAIL_ONCE)
    failed = play(reach("main_device", "android"), refused, ConfirmDevice())
    assert failed.verification.error is not None
    assert failed.verification.current == "main_device"
    assert play(failed, ConfirmDevice()).verification.current == "new_name"


def test_a_step_that_is_added_needs_its_record_and_its_screen_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    added = VerificationStep(
        "extra", "lock", Manner.PASSWORD, password=lambda account: account.login_password
    )
    monkeypatch.setitem(STEPS, "extra", added)
    monkeypatch.setitem(verify.STEPS, "extra", Screen("extra", verify.password))
    state = replace(start(), verification=Verification(("consequences", "extra", "confirm")))
    state = play(state, Begin(), Proceed("consequences"))
    assert (view(state).screen, view(state).entry is not None) == ("extra", True)
    wrong = play(state, *keys("000000"))
    assert wrong.verification.current == "extra"
    assert wrong.verification.keypad.error is not None
    assert play(state, *keys(state.account.login_password)).verification.current == "confirm"
