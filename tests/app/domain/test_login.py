"""The log-in before and after a change: the password, and then a code as well."""

from __future__ import annotations

import pytest

from app.domain.aftermath.events import BindCard, Prove
from app.domain.events import (
    Back,
    CodeArrived,
    Go,
    SendCode,
)
from app.domain.rules.keypads import digits_of
from app.domain.views import view
from tests.app.domain.changed import (
    changed,
    later,
)
from tests.app.domain.runs import keys, play, start


@pytest.mark.requirement("E06")
def test_before_the_change_the_password_alone_logs_in() -> None:
    state = play(start(), Go("security"), Go("log_out"), Prove("login"))
    assert view(play(state, *keys(state.account.login_password))).screen == "logged_in"


@pytest.mark.requirement("E06")
def test_after_the_change_the_log_in_asks_for_a_code_as_well() -> None:
    state = changed(Go("security"), Go("log_out"), Prove("login"))
    state = play(state, *keys(state.account.login_password))
    assert view(state).screen == "login_code"
    assert view(state).banner is not None
    wrong = play(state, *keys("000000"))
    assert view(wrong).screen == "login_code"
    assert wrong.aftermath.proof.keypad.error is not None
    right = play(wrong, *keys(digits_of(1)))
    assert view(right).screen == "logged_in"
    assert view(play(right, Back("logged_in"))).screen == "security"


@pytest.mark.requirement("E06")
def test_a_new_code_replaces_the_one_before_after_its_wait() -> None:
    state = changed(Prove("login"))
    state = play(state, *keys(state.account.login_password))
    assert play(state, SendCode()) == state
    state = play(later(state, seconds=60), SendCode(voice=True))
    assert view(play(state, *keys(digits_of(1)))).screen == "login_code"
    assert view(play(state, *keys(digits_of(2)))).screen == "logged_in"
    assert play(state, CodeArrived("login_code", 1)) == state


@pytest.mark.requirement("E04", "E06")
def test_a_code_counts_once_and_the_next_keypad_sends_its_own() -> None:
    state = changed(Prove("login"))
    state = play(state, *keys(state.account.login_password))
    used = keys(digits_of(state.aftermath.proof.keypad.code.serial))
    state = play(state, *used)
    assert view(state).screen == "logged_in"
    asked = play(state, BindCard("same"))
    assert view(asked).banner is not None, "the message shows"
    assert not play(asked, *used).aftermath.card
    assert play(asked, *keys(digits_of(asked.aftermath.proof.keypad.code.serial))).aftermath.card == "same"


@pytest.mark.requirement("E06")
def test_too_many_wrong_passwords_lock_the_keypad_for_a_while() -> None:
    state = play(start(), Prove("login"))
    for _ in range(5):
        state = play(state, *keys("000000"))
    assert play(state, *keys(state.account.login_password)) == state
    freed = later(state, minutes=10)
    assert view(play(freed, *keys(state.account.login_password))).screen == "logged_in"


def test_nothing_keyed_in_shows_in_a_representation() -> None:
    state = changed(Prove("login"), *keys("86420"))
    assert "86420" not in repr(state) + repr(view(state))
