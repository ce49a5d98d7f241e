"""Elder mode shows fewer things at a time, and takes nothing away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.events import Back, Event, Go, Remedy, Return, SwitchElder
from app.domain.views import view
from app.domain.views.model import View
from tests.app.domain.runs import REPORTED, play, start
from tests.app.domain.walking import events_in

WAYS = {
    "me": (),
    "pay": (Go("pay"),),
    "menu": (Go("pay"), Go("menu")),
    "manage": (Go("manage"),),
    "realname": (Go("realname"),),
    "wallet": (Go("wallet"),),
    "check": (Go("rename"),),
    "renewals": (Go("rename"), Remedy("P13")),
    "settings": (Go("settings"),),
}


def seen(*events: Event) -> View:
    return view(play(start("several-blockers"), *events))


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_nothing_that_a_person_can_do_is_taken_away(way: tuple[Event, ...]) -> None:
    usual, large = (
        frozenset(each for each in events_in(seen(*first, *way)) if isinstance(each, Go | Return | Remedy))
        for first in ((), (SwitchElder(on=True),))
    )
    hidden = usual - large
    assert all(isinstance(each, Go) and each.screen == "rule" for each in hidden), "behind “more” at the most"
    assert {Go("chats"), Go("contacts"), Go("discover")} <= {*events_in(seen(SwitchElder(on=True)))}


def test_top_up_bills_and_messages_work_in_elder_mode() -> None:
    for screen in ("chats", "top_up", "bills"):
        assert seen(SwitchElder(on=True), Go(screen)).sections[0].rows


def test_a_list_is_shortened_and_the_rest_is_asked_for() -> None:
    usual, fewer = seen(Go("rename")), seen(SwitchElder(on=True), Go("rename"))
    assert len(fewer.sections[1].rows) < len(usual.sections[1].rows)
    assert fewer.sections[1].more is not None
    assert fewer.sections[0] == usual.sections[0], "all that has to be solved is listed at once"


def test_the_switch_says_how_it_stands_and_works_both_ways() -> None:
    state = play(start(), Go("settings"))
    for on in (True, False):
        (row,) = view(state).sections[0].rows
        assert (row.on, row.tap) == (not on, SwitchElder(on=on))
        assert row.tap is not None
        state = play(state, row.tap)
        assert state.elder is on
        assert view(play(state, Back("settings"))).screen == "me"


def test_what_lies_on_top_is_treated_alike() -> None:
    menu = seen(SwitchElder(on=True), Go("pay"), Go("menu")).overlay
    assert menu is not None
    assert [row.id for row in menu.sections[0].rows] == ["manage", "transactions", "help"]


def test_a_design_without_elder_mode_offers_no_switch_and_stays_as_it_is() -> None:
    state = play(start(behaviour=REPORTED), Go("settings"), SwitchElder(on=True))
    assert not state.elder
    assert not any(isinstance(event, SwitchElder) for event in events_in(view(state)))
    assert view(replace(state, stack=state.stack[:1])).tabs
