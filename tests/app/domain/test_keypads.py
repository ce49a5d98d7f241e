"""One set of rules for every keypad: an entry is right, wrong, expired, locked; a code is sent again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from app.content.claims import load_claims
from app.domain.aftermath.events import BindCard, Prove
from app.domain.backup.events import SendMail
from app.domain.entering import CHALLENGES
from app.domain.events import Begin, Digit, Erase, Event, Go, SendCode, Ticked, Typed
from app.domain.facts.keypad import CODE_LENGTH, Code, Keypad
from app.domain.facts.verification_steps import STEPS
from app.domain.rules.keypads import (
    Outcome,
    complaint,
    digits_of,
    is_locked,
    key_in,
    wait_s,
    with_arrival,
    with_new_code,
)
from app.domain.state import State
from app.domain.views import view
from tests.app.domain.runs import STARTED, finish, keys, play, reach, start

CLAIMS = load_claims()
TRIES, LOCK_S = CLAIMS.whole("A02"), CLAIMS.whole("A03") * 60
WAIT_S, VALID_S = CLAIMS.whole("A04"), CLAIMS.whole("A01") * 60
PASSWORD, WRONG = "246810", "000000"


def _entered(keypad: Keypad, digits: str, password: str | None, after_s: float = 0) -> tuple[Keypad, Outcome]:
    outcome = Outcome.INCOMPLETE
    for digit in digits:
        keypad, outcome = key_in(keypad, digit, password, STARTED + timedelta(seconds=after_s), CLAIMS)
    return keypad, outcome


def test_one_digit_too_few_submits_nothing() -> None:
    keypad, outcome = _entered(Keypad(), PASSWORD[:-1], PASSWORD)
    assert (keypad.entered, outcome) == (PASSWORD[:-1], Outcome.INCOMPLETE)
    assert _entered(keypad, PASSWORD[-1], PASSWORD) == (Keypad(), Outcome.RIGHT)


@pytest.mark.parametrize("wrong", range(1, TRIES))
def test_as_many_tries_as_are_allowed_are_told_and_do_not_lock(wrong: int) -> None:
    keypad, outcome = _entered(Keypad(), WRONG * wrong, PASSWORD)
    assert outcome is Outcome.WRONG
    assert keypad.error is not None
    assert dict(keypad.error.arguments) == {"left": TRIES - wrong}
    assert not is_locked(keypad, STARTED)


@pytest.mark.parametrize(
    ("after_s", "locked"), [(0, True), (LOCK_S - 1, True), (LOCK_S, False), (LOCK_S + 1, False)]
)
def test_the_last_try_locks_for_exactly_the_time_of_its_claim(after_s: int, locked: bool) -> None:
    keypad, _ = _entered(Keypad(), WRONG * TRIES, PASSWORD)
    then = STARTED + timedelta(seconds=after_s)
    assert is_locked(keypad, then) is locked
    assert (complaint(keypad, then) is not None) is locked
    assert (_entered(keypad, PASSWORD, PASSWORD, after_s)[1] is Outcome.RIGHT) is not locked


def test_a_right_entry_ends_the_count_of_wrong_ones() -> None:
    keypad, _ = _entered(Keypad(), WRONG * (TRIES - 1), PASSWORD)
    keypad, _ = _entered(keypad, PASSWORD, PASSWORD)
    assert not is_locked(_entered(keypad, WRONG, PASSWORD)[0], STARTED)


@pytest.mark.parametrize(("after_s", "right"), [(0, True), (VALID_S - 1, True), (VALID_S, False)])
def test_a_code_holds_for_exactly_the_time_of_its_claim(after_s: int, right: bool) -> None:
    keypad, outcome = _entered(with_new_code(Keypad(), STARTED), digits_of(1), None, after_s)
    assert (outcome is Outcome.RIGHT) is right
    assert right or (keypad.error is not None and keypad.error.key == "sms_code.expired")


@pytest.mark.parametrize(("wrong", "right"), [(TRIES - 1, True), (TRIES, False)])
def test_a_code_counts_until_it_was_wrong_as_often_as_is_allowed(wrong: int, right: bool) -> None:
    keypad, _ = _entered(with_new_code(Keypad(), STARTED), WRONG * wrong, None)
    assert (_entered(keypad, digits_of(1), None)[1] is Outcome.RIGHT) is right
    assert _entered(with_new_code(keypad, STARTED), digits_of(2), None)[1] is Outcome.RIGHT


@pytest.mark.parametrize(("after_s", "left"), [(0, WAIT_S), (WAIT_S - 1, 1), (WAIT_S, 0), (WAIT_S + 1, 0)])
def test_another_code_may_be_sent_after_exactly_the_time_of_its_claim(after_s: int, left: int) -> None:
    keypad = with_new_code(Keypad(), STARTED)
    assert wait_s(keypad, STARTED + timedelta(seconds=after_s), CLAIMS) == left


def test_a_code_counts_once() -> None:
    used, _ = _entered(with_new_code(Keypad(), STARTED), digits_of(1), None)
    assert used == Keypad(code=Code(serial=1))
    assert _entered(used, digits_of(1), None)[1] is Outcome.WRONG
    assert wait_s(used, STARTED, CLAIMS) == 0


def test_no_code_is_right_before_one_was_sent() -> None:
    assert _entered(Keypad(), digits_of(0), None)[1] is Outcome.WRONG


def test_only_the_message_of_the_last_code_is_shown() -> None:
    keypad = with_new_code(with_new_code(Keypad(), STARTED), STARTED)
    assert not with_arrival(keypad, 1).code.arrived
    assert with_arrival(keypad, 2).code.arrived


def _changed(*events: Event) -> State:
    """Return a run whose change is through, so that the account is limited."""
    state = finish(play(start(), Begin()))
    return play(state, Ticked(state.now + timedelta(days=3)), *events)


def _code_after_login() -> State:
    state = _changed(Prove("login"))
    return play(state, *keys(state.account.login_password))


def _mail() -> State:
    return play(start(), Go("backup"), Go("email"), Typed("email", "lin@example.cn"), SendMail())


OPEN: dict[str, Callable[[], State]] = {
    "payment_password": lambda: reach("payment_password"),
    "device_passcode": lambda: reach("device_passcode", "ios-passcode"),
    "sms_code": lambda: reach("sms_code", "harmonyos"),
    "mail_code": _mail,
    "login": lambda: play(start(), Prove("login")),
    "login_code": _code_after_login,
    "card_code": lambda: _changed(BindCard("same")),
    "reverify": lambda: play(start(), Prove("reverify")),
}


def test_every_keypad_is_tried_here() -> None:
    steps = {name for name, step in STEPS.items() if step.takes_digits}
    assert set(OPEN) == (set(CHALLENGES) - {"verify"}) | steps


def _keypad(state: State) -> Keypad:
    challenge = CHALLENGES[state.top.screen](state)
    assert challenge is not None
    return challenge.keypad(state)


def _answer(state: State) -> str:
    challenge = CHALLENGES[state.top.screen](state)
    assert challenge is not None
    asked = challenge.password
    return asked(state.account) if asked else digits_of(challenge.keypad(state).code.serial)


@pytest.mark.parametrize("name", OPEN)
def test_the_same_happens_on_every_keypad(name: str) -> None:
    state = OPEN[name]()
    assert view(state).screen == state.shown == name
    right = _answer(state)
    partly = play(state, *keys(right[:3]), Erase(name))
    assert _keypad(partly).entered == right[:2]
    wrong = play(state, *keys(WRONG))
    assert (wrong.shown, _keypad(wrong).entered) == (name, "")
    entry = view(wrong).asked
    assert entry is not None
    assert entry.error is not None
    assert play(state, *keys(right)).shown != name


@pytest.mark.parametrize("name", OPEN)
def test_digits_of_another_keypad_are_lost(name: str) -> None:
    state = OPEN[name]()
    right = _answer(state)
    assert play(state, *(Digit(digit, "another") for digit in right)) == state
    begun = play(state, *(Digit(digit, name) for digit in right[:-1]))
    assert len(_keypad(begun).entered) == CODE_LENGTH - 1
    assert play(begun, Erase("another")) == begun
    assert play(begun, Digit(right[-1], name)).shown != name


@pytest.mark.parametrize("name", OPEN)
def test_a_code_is_sent_where_one_is_asked_for_and_nowhere_else(name: str) -> None:
    state = OPEN[name]()
    serial = _keypad(state).code.serial
    by_code = name.endswith("_code")
    assert (serial > 0) is by_code
    assert play(state, SendCode()) == state, "the waiting time is not over, or no code is asked for"
    late = replace(state, now=state.now + timedelta(seconds=WAIT_S))
    assert _keypad(play(late, SendCode())).code.serial == serial + by_code
