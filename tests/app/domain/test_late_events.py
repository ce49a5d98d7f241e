"""An event counts only while what it belongs to is open; no order of events finishes what was not done."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.platforms import load_platform, platform_names
from app.domain.backup.events import LeaveBackup, SendMail, UnbindMail
from app.domain.events import (
    AskAgain,
    Back,
    Begin,
    Cancel,
    ChooseAnswer,
    ConfirmDevice,
    Digit,
    Erase,
    Event,
    FillCode,
    Go,
    LeaveCheck,
    Lift,
    Proceed,
    PutMessageAway,
    Recognised,
    Remedy,
    SendCode,
    Sense,
    Sensed,
    SettlePacket,
    ShowMessage,
    StopSensing,
    Typed,
    UsePasscode,
)
from app.domain.facts.simulated import Answer, Question
from app.domain.facts.verification_steps import STEPS, Manner
from app.domain.flow import step
from app.domain.invariants.earning import broken_by
from app.domain.organisation.events import ChangeAnyway, ChangeLegalPerson
from app.domain.views import view
from tests.app.domain.runs import answer, keys, play, reach, start
from tests.app.domain.walking import events_in

ACCOUNT = start().account
STEPS_OF = {platform: load_platform(platform).verification_steps() for platform in platform_names()}
EVERY_STEP = [(platform, name) for platform, names in STEPS_OF.items() for name in names]

# Everything that a screen of the verification can emit, or that comes of it, for every step.
EMITTED: tuple[tuple[Event, ...], ...] = (
    *((Proceed(name),) for name in STEPS),
    *(
        tuple(Digit(digit, name) for digit in digits)
        for name in ("", *STEPS)
        for digits in (ACCOUNT.payment_password, ACCOUNT.device_passcode, "472922", "000000", "1")
    ),
    *((event,) for event in (Sense(), Lift(), AskAgain(), FillCode(), ShowMessage(), PutMessageAway())),
    *((ChooseAnswer(question, each),) for question in Question for each in Answer),
    *((Recognised(attempt),) for attempt in (0, 1, 2)),
    *((Sensed(matches, attempt),) for matches in (True, False) for attempt in (0, 1, 2)),
    (ConfirmDevice(),),
    *((Typed("name", text),) for text in ("林一一", "··", "")),
    *((event,) for event in (Erase(), SendCode(), StopSensing(), UsePasscode(), Cancel(), Begin())),
    *((Back(screen),) for screen in ("verify", "me", "wallet")),
    (Go("wallet"),),
)


@given(st.sampled_from(platform_names()), st.lists(st.sampled_from([*EMITTED, None]), max_size=40))
def test_no_order_of_events_finishes_a_step_that_was_not_done(
    platform: str, played: list[tuple[Event, ...] | None]
) -> None:
    """``None`` stands for the right answer to the step that is open, so that every step is reached."""
    state = play(start(platform=platform), Begin())
    for events in played:
        shown = state.top.screen == "verify"
        for event in (answer(state) if shown else (Begin(),)) if events is None else events:
            before = state
            state, effects = step(before, event)
            assert not broken_by(before, event, state)
            coming = deque(effects)
            while coming:
                effect = coming.popleft()
                before = state
                state, effects = step(before, effect.event)
                assert not broken_by(before, effect.event, state)
                coming.extend(effects)
            view(state)
            if state.submitted is not None:
                return


@pytest.mark.parametrize(("platform", "name"), EVERY_STEP)
def test_whatever_finishes_a_step_finishes_no_other_one_when_it_comes_again(platform: str, name: str) -> None:
    state = reach(name, platform)
    finishing = tuple(answer(state))
    after = play(state, *finishing)
    again = play(after, *finishing)
    assert (again.verification.done, again.submitted, again.shown) == (
        after.verification.done,
        after.submitted,
        after.shown,
    )


@pytest.mark.parametrize(("platform", "name"), EVERY_STEP)
def test_what_a_step_offers_finishes_no_step_after_it(platform: str, name: str) -> None:
    state = reach(name, platform)
    offered = tuple(dict.fromkeys(events_in(view(state))))
    after = play(state, *answer(state))
    for event in offered:
        late = play(after, event)
        assert late.verification.done <= after.verification.done, event


@pytest.mark.parametrize("name", STEPS)
def test_agreement_finishes_only_what_asks_for_it(name: str) -> None:
    platform = next(platform for platform, names in STEPS_OF.items() if name in names)
    state = reach(name, platform)
    done = play(state, Proceed(name)).verification.done
    assert (done > state.verification.done) is (STEPS[name].manner is Manner.AGREEMENT)


def test_nothing_of_the_verification_counts_while_it_is_not_on_top() -> None:
    state = play(reach("consequences"), Go("wallet"))
    for event in (Proceed("consequences"), Cancel(), Begin(), Typed("name", "林一")):
        assert play(state, event) == state


def test_a_sensor_that_answers_after_the_screen_was_left_finishes_nothing() -> None:
    sensing, effects = step(reach("face_id"), Sense())
    back = play(sensing, Back("verify"), effects[0].event, Begin())
    assert back.verification.current == "face_id"


def test_the_passcode_takes_the_place_of_a_sensor_and_of_nothing_else() -> None:
    for name in STEPS_OF["ios"]:
        state = reach(name)
        assert (play(state, UsePasscode()) == state) is (STEPS[name].manner is not Manner.SENSOR)
    assert play(reach("face_id"), UsePasscode()).verification.current == "device_passcode"


OPENING = (
    ("ready", (), Go("pay")),
    ("ready", (), Go("realname")),
    ("ready", (Go("realname"),), Go("rename")),
    ("ready", (Go("rename"), LeaveCheck()), Begin()),
    ("several-blockers", (Go("rename"),), Remedy("P13")),
    ("several-blockers", (Go("rename"),), Go("rule", "P02")),
    ("heavy-chat", (Go("rename"), LeaveCheck()), LeaveBackup()),
    ("developer", (Go("rename"), LeaveCheck()), ChangeAnyway()),
    ("developer", (Go("rename"), LeaveCheck(), Go("legal_person")), ChangeLegalPerson("lu-ming")),
)


@pytest.mark.parametrize(("scenario", "before", "event"), OPENING)
def test_what_is_on_top_is_not_opened_again(scenario: str, before: tuple[Event, ...], event: Event) -> None:
    opened = play(start(scenario), *before, event)
    assert opened.stack != play(start(scenario), *before).stack
    assert play(opened, event) == opened
    assert play(opened, event, event).stack == opened.stack


@pytest.mark.parametrize(("scenario", "before", "event"), OPENING)
def test_what_leaves_a_screen_leaves_no_other_one_when_it_comes_again(
    scenario: str, before: tuple[Event, ...], event: Event
) -> None:
    opened = play(start(scenario), *before, event)
    seen = view(opened)
    leaving = (seen.overlay or seen).back
    assert isinstance(leaving, Back)
    left = play(opened, leaving)
    assert left.stack == opened.stack[:-1]
    assert play(left, leaving) == left


def test_the_check_is_gone_on_from_only_where_nothing_blocks() -> None:
    state = play(start("several-blockers"), Go("rename"))
    assert play(state, LeaveCheck()) == state
    me = start()
    assert play(me, LeaveCheck()) == me
    assert play(me, LeaveBackup()) == me
    assert play(me, ChangeAnyway()) == me


def test_money_moves_once_however_often_it_is_accepted() -> None:
    state = play(start("red-packets"), Go("rename"), Remedy("P14"))
    packet = next(packet for packet in state.account.pending_packets if not packet.sent)
    accept = SettlePacket(packet.id, "accepted")
    once = play(state, accept)
    assert once.account.balance_fen == state.account.balance_fen + packet.fen
    assert play(once, accept, SettlePacket(packet.id, "returned")).account == once.account


def test_an_address_is_bound_once() -> None:
    state = play(start(), Go("backup"), Go("email"), Typed("email", "lin@example.cn"), SendMail())
    assert play(state, SendMail()) == state
    bound = play(state, *keys("472922"))
    assert bound.backup.mail.bound
    assert play(bound, SendMail(), Typed("email", "x"), *keys("472922")) == bound
    assert not play(bound, UnbindMail(), UnbindMail()).backup.mail.bound


def test_nobody_unknown_becomes_the_legal_person() -> None:
    state = play(start("developer"), Go("rename"), LeaveCheck(), Go("legal_person"))
    assert play(state, ChangeLegalPerson("nobody")) == state


def test_the_last_step_commits_once() -> None:
    state = reach("confirm")
    committed = play(state, Proceed("confirm"))
    assert committed.process is not None
    again = play(committed, Proceed("confirm"), Proceed("confirm"))
    assert again == committed
    blocked = replace(state, account=replace(state.account, balance_fen=1))
    refused = play(blocked, Proceed("confirm"), Proceed("confirm"))
    assert refused.submitted is None
