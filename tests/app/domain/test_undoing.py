"""One rule for all that can be done: what is for good is asked about once, what is not can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from app.content.strings import load_strings
from app.domain.events import (
    Back,
    Begin,
    CancelRenewals,
    Event,
    Go,
    Remedy,
    Return,
    SettlePacket,
    TakeBack,
    Ticked,
)
from app.domain.facts.deeds import Deed
from app.domain.flow import HANDLERS, step
from app.domain.remedies.events import Remind
from app.domain.rules.eligibility import check
from app.domain.state import State
from app.domain.views import toasts, view
from app.domain.views.behind import sources
from app.domain.views.model import Kind, View
from tests.app.domain.changed import changed
from tests.app.domain.runs import STARTED, finish, play, scheduled, start
from tests.app.domain.solving import at_the_check
from tests.app.domain.walking import events_in, reachable

WALKED = ("everything-now", "odd-login", "minor", "developer", "red-packets")
FACTS = ("account", "aftermath", "application", "backup")


@pytest.mark.parametrize("event", HANDLERS, ids=lambda event: event.__name__)
def test_every_event_says_whether_it_can_be_taken_back(event: type[Event]) -> None:
    assert "kind" in vars(event), f"{event.__name__} inherits what its own record has to say"


def _starts(scenario: str) -> tuple[State, ...]:
    first = start(scenario)
    return (first, at_the_check(first))


@pytest.fixture(scope="module")
def walked() -> dict[View, State]:
    under_way = play(finish(play(start(), Begin())), Go("process"))
    found = reachable(play(changed(), Go("recovery")), under_way, thorough=False, most=4)
    for scenario in WALKED:
        found |= reachable(*_starts(scenario), thorough=False, most=4)
    return found


def _offered(walked: dict[View, State], deed: Deed) -> Iterator[tuple[View, State, Event]]:
    for seen, state in walked.items():
        shown = seen.overlay or seen
        for event in dict.fromkeys(events_in(shown)):
            if event.deed is deed:
                yield shown, state, event


def test_what_is_for_good_is_asked_about_with_its_consequence(walked: dict[View, State]) -> None:
    asked = set()
    for shown, _, event in _offered(walked, Deed.ASKED):
        asked.add(type(event).__name__)
        if shown.screen == "confirm":  # a step of its own, with both names and what follows
            assert shown.name_change is not None
            continue
        assert shown.kind is Kind.NOTICE, f"{type(event).__name__} is done by one tap on {shown.screen}"
        assert shown.lead is not None
        assert any(isinstance(each, Back | Return) for each in events_in(shown))
    assert asked >= {"SettlePacket", "ConfirmReceipt", "AskRefund", "HandOver", "EmptyBalance", "CloseCredit"}
    assert asked >= {"ReviewLogin", "MakeMainDevice", "PayDebt", "Proceed", "CancelChange"}


def test_what_can_be_taken_back_is_done_at_once_and_can_be_undone(walked: dict[View, State]) -> None:
    undone = set()
    for _, state, event in _offered(walked, Deed.UNDONE):
        after, _ = step(state, event)
        if all(getattr(after, name) == getattr(state, name) for name in FACTS):
            continue
        undone.add(type(event).__name__)
        toast = view(after).toast
        assert toast is not None
        assert all(load_strings(language).render(toast.text) for language in ("zh-CN", "en"))
        back, _ = step(after, toast.undo.event)
        assert {name: getattr(back, name) for name in FACTS} == {name: getattr(state, name) for name in FACTS}
        assert view(back).toast is None
    assert undone >= {"CancelRenewals", "Remind", "ReviewLogin", "AwaitPacket"}


def test_how_long_it_can_be_undone_stands_beside_what_can_be(walked: dict[View, State]) -> None:
    for seen, state in walked.items():
        undoable = any(event.deed is Deed.UNDONE for event in events_in(seen.overlay or seen))
        told = {*toasts.SOURCES} <= {*sources(state, seen)}
        assert told is (undoable or seen.toast is not None), seen.screen


def _cancelled() -> State:
    state = play(at_the_check(start("auto-renewals")), Remedy("P13"))
    return step(state, CancelRenewals(("video",)))[0]


@pytest.mark.requirement("P13")
def test_the_undo_is_offered_for_some_seconds_only() -> None:
    state = _cancelled()
    (over,) = scheduled(play(at_the_check(start("auto-renewals")), Remedy("P13")), CancelRenewals(("video",)))
    assert over.after == state.setup.claims.figure("A30") >= 5
    assert {*toasts.SOURCES} <= {*sources(state, view(state))}
    later = play(state, over.event)
    assert view(later).toast is None
    assert play(later, TakeBack(1)).account == later.account


def test_an_undo_does_not_take_back_what_came_after_it() -> None:
    state = _cancelled()
    changed_since = play(state, Ticked(STARTED + timedelta(days=40)))
    assert changed_since.account != state.account
    assert play(changed_since, TakeBack(1)).account == changed_since.account
    second, _ = step(state, CancelRenewals(("cloud",)))
    assert play(second, TakeBack(1)).account == second.account
    assert play(second, TakeBack(2)).account == state.account


def test_the_check_is_right_again_after_an_undo() -> None:
    state, _ = step(_cancelled(), CancelRenewals(("cloud",)))
    state, _ = step(state, Return("check"))
    assert not [item for item in state.check.items if item.check == "P13" and not item.passed]
    back = play(state, TakeBack(2))
    assert back.check.items == check(back.account, back.now, back.setup.claims)
    assert [item.check for item in back.check.items if not item.passed] == ["P13"]
    assert not back.check.rechecked & {"P13"}


def test_a_reminder_is_confirmed_and_can_be_taken_back() -> None:
    state, _ = step(at_the_check(start("everything")), Remind("P10"))
    toast = view(state).toast
    assert toast is not None
    assert load_strings("zh-CN").render(toast.text) == "6月4日 会提醒你"
    assert not play(state, toast.undo.event).account.reminders


def test_a_packet_is_kept_where_the_question_is_answered_with_no() -> None:
    state = play(start("red-packets"), Go("packets"), Go("packet", "from-mother"))
    asked = play(state, Go("return_packet", "from-mother"))
    assert [place.screen for place in asked.stack] == ["me", "packets", "return_packet"]
    assert play(asked, Back("return_packet", "from-mother")).account == state.account
    done = play(asked, SettlePacket("from-mother", "returned"))
    assert done.top.screen == "packets"
    assert done.account.packets[0].settled == "returned"
