"""Help, a person and a code to copy where something fails; messages and small payments beside the change."""

from __future__ import annotations

import pytest

from app.content.claims import load_claims
from app.content.strings import load_strings
from app.domain.aftermath.events import Receive
from app.domain.events import Begin, Digit, Event, Go, Remedy
from app.domain.everyday.events import AskPerson, CopyCode, PayFor
from app.domain.views import view
from app.domain.views.model import View
from tests.app.domain.runs import REPORTED, finish, play, reach, start
from tests.app.domain.walking import events_in

CODE = f"{load_claims().whole('P13')}"


def _offers(seen: View) -> tuple[bool, bool]:
    events = tuple(events_in(seen.overlay or seen))
    return Go("help") in events, any(isinstance(each, AskPerson) for each in events)


@pytest.mark.requirement("U01")
@pytest.mark.parametrize(
    ("scenario", "events"),
    [
        ("auto-renewals", (Go("rename"),)),
        ("auto-renewals", (Go("rename"), Remedy("P13"))),
        ("new-device", (Go("rename"),)),
        ("ready", (Receive("buyer"),)),
        ("ready", (Begin(), *(Digit("0") for _ in range(6)))),
        ("changed", (Go("platform", "video"),)),
    ],
)
def test_help_and_a_person_are_one_tap_from_an_error(scenario: str, events: tuple[Event, ...]) -> None:
    state = start(scenario)
    if any(isinstance(each, Digit) for each in events):
        state, events = reach("payment_password"), events[1:]
    seen = view(play(state, *events))
    assert _offers(seen) == (True, True), seen.screen


def test_where_nothing_fails_nothing_of_it_is_offered() -> None:
    for events in ((), (Go("pay"),), (Go("rename"),)):
        assert _offers(view(play(start(), *events))) == (False, False)


def test_the_control_offers_neither_at_its_dead_end() -> None:
    seen = view(play(start("auto-renewals", behaviour=REPORTED), Begin()))
    assert seen.overlay is not None
    assert _offers(seen) == (False, False)


@pytest.mark.requirement("P13", "U01")
def test_the_code_can_be_copied_and_goes_along_to_a_person() -> None:
    state = play(start("auto-renewals"), Go("rename"), Remedy("P13"))
    copy = view(state).note_action
    assert copy is not None
    assert copy.event == CopyCode(CODE)
    done = view(play(state, copy.event)).note_action
    assert done is not None
    assert done.text != copy.text, "it says that it was done"
    asked = play(state, AskPerson(CODE))
    say = load_strings("en").render
    assert any(CODE in say(row.detail) for row in view(asked).sections[0].rows if row.detail)


def test_a_bill_is_paid_once_and_is_listed() -> None:
    state = play(start(), Go("pay"), Go("bills"), Go("pay_for", "water"), PayFor("water"), PayFor("water"))
    assert state.top.screen == "bills"
    assert state.everyday.paid == {"water"}
    assert "water" in {row.id for row in view(play(state, Go("transactions"))).sections[0].rows}


@pytest.mark.requirement("S04")
def test_nothing_is_paid_while_a_payment_would_abort_the_change() -> None:
    state = play(finish(play(start(), Begin())), Go("bills"))
    assert view(state).callout is not None
    assert play(state, PayFor("water")).everyday.paid == frozenset()
    assert PayFor("water") not in {*events_in(view(play(state, Go("pay_for", "water"))))}
