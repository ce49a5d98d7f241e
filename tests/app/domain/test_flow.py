from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.events import (
    Back,
    Begin,
    CancelRenewals,
    EmptyBalance,
    Go,
    LeaveCheck,
    Remedy,
    Return,
    SettlePacket,
    Ticked,
)
from app.domain.papers.events import Apply, AttachPaper
from app.domain.papers.minor import PAPERS
from app.domain.papers.steps import under_review
from app.domain.remedies.events import AwaitPacket, Remind
from app.domain.saga import steps as process
from app.domain.state import State
from app.domain.views import view
from app.domain.views.model import Kind, View
from tests.app.domain.runs import REPORTED, answer, finish, play, start
from tests.app.domain.walking import reachable

TO_REALNAME = (Go("pay"), Go("menu"), Go("manage"), Go("realname"))
TO_RENAME = (*TO_REALNAME, Go("rename"))


def _rows(seen: View) -> set[str]:
    return {row.id for section in seen.sections for row in section.rows}


def _actions(seen: View) -> dict[str, bool]:
    return {action.id: action.enabled for action in seen.actions}


def _open_items(state: State) -> set[str]:
    return {item.check for item in state.check.items if not item.passed}


@pytest.mark.requirement("F01")
def test_f01_the_way_has_seven_nodes_in_order() -> None:
    state = start()
    nodes = [view(state).node]
    for event in (Go("pay"), Go("menu"), Go("manage"), Go("realname"), Go("rename"), LeaveCheck(), Begin()):
        state = play(state, event)
        seen = view(state)
        nodes.append(seen.overlay.node if seen.overlay else seen.node)
    assert list(dict.fromkeys(nodes)) == [1, 2, 3, 4, 5, 6, 7]


def test_the_menu_lies_on_top_and_makes_way() -> None:
    state = play(start(), Go("pay"), Go("menu"))
    seen = view(state)
    assert seen.screen == "pay"
    assert seen.overlay is not None
    assert seen.overlay.kind is Kind.MENU
    state = play(state, Go("manage"), Back("manage"))
    assert view(state).overlay is None
    assert view(state).screen == "pay"


def test_back_never_leaves_the_first_screen() -> None:
    assert play(start(), Back("me"), Back("me")) == start()


@pytest.mark.requirement("U01")
def test_u01_clear_lists_renewals_and_the_way_back_rechecks_them() -> None:
    state = play(start("auto-renewals"), *TO_RENAME)
    assert view(state).screen == "check"
    assert _open_items(state) == {"P13"}
    assert _actions(view(state)) == {"continue": False}
    state = play(state, Remedy("P13"), CancelRenewals(("video", "cloud")), Return("check"))
    assert _open_items(state) == set()
    assert _actions(view(state)) == {"continue": True}
    assert state.check.rechecked == {"P13"}


@pytest.mark.requirement("U01")
def test_u01_reported_shows_the_bare_code_and_nothing_to_do() -> None:
    state = play(start("auto-renewals", behaviour=REPORTED), *TO_RENAME, Begin())
    notice = view(state).overlay
    assert notice is not None
    assert dict(notice.lead.arguments) == {"words": "30007"}  # type: ignore[union-attr]
    assert _actions(notice) == {"ok": True}


@pytest.mark.requirement("U03")
def test_u03_clear_tells_of_red_packets_before_the_flow_and_reported_does_not() -> None:
    clear = play(start("red-packets"), Go("pay"))
    reported = play(start("red-packets", behaviour=REPORTED), Go("pay"))
    assert "packets" in _rows(view(clear))
    assert "packets" not in _rows(view(reported))
    assert _open_items(play(start("red-packets"), *TO_RENAME)) == {"P14"}
    refused = view(play(start("red-packets", behaviour=REPORTED), *TO_RENAME, Begin())).overlay
    assert refused is not None
    assert refused.lead is not None
    assert refused.lead.key == "error.generic"


@pytest.mark.requirement("P14")
def test_p14_an_accepted_packet_fills_the_balance_and_that_is_checked_again() -> None:
    state = play(start("red-packets"), *TO_RENAME, Remedy("P14"))
    state = play(state, Go("packet", "from-mother"), SettlePacket("from-mother", "accepted"))
    state = play(state, Go("packet", "to-team"), SettlePacket("to-team", "recalled"), Return("check"))
    assert state.account.balance_fen == 888
    assert _open_items(state) == {"P01"}


@pytest.mark.requirement("P01")
def test_p01_one_fen_blocks_until_it_is_moved() -> None:
    state = play(start("balance"), *TO_RENAME)
    assert _open_items(state) == {"P01"}
    state = play(state, Remedy("P01"), Go("empty", "spend"), EmptyBalance("spend"))
    assert view(state).screen == "balance"
    assert _open_items(play(state, Return("check"))) == set()


def test_the_check_examines_only_what_was_touched() -> None:
    state = play(start("several-blockers"), *TO_RENAME, Remedy("P01"), EmptyBalance("withdraw"))
    # Renewals cancelled elsewhere meanwhile stay as they were listed: nobody asked about them again.
    state = play(state, CancelRenewals(("video", "cloud")), Return("check"))
    assert _open_items(state) == {"P13", "P14"}


def test_begin_goes_back_to_the_check_when_something_came_up() -> None:
    state = play(start(), *TO_RENAME, LeaveCheck())
    state = play(replace(state, account=start("balance").account), Begin())
    assert view(state).screen == "check"
    assert _open_items(state) == {"P01"}


def test_every_platform_reaches_the_end() -> None:
    for platform, steps in (("ios", 5), ("ios-passcode", 5), ("harmonyos", 6), ("android", 7)):
        state = play(start(platform=platform), *TO_RENAME, LeaveCheck(), Begin())
        assert len(state.verification.steps) == steps
        assert view(finish(state)).screen == "submitted"


def _changing_with_a_reminder() -> State:
    """Return a change in process, begun with a reminder set for a packet that was recalled after all."""
    state = play(start("red-packets"), Go("rename"), Remedy("P14"), AwaitPacket("to-team"), Remind("P14"))
    state = play(state, SettlePacket("to-team", "recalled"), SettlePacket("from-mother", "returned"))
    (reminder,) = state.account.reminders
    state = play(state, Return("me"), Ticked(reminder.at - timedelta(hours=2)), Go("rename"), LeaveCheck())
    return play(finish(play(state, Begin())), Return("me"))


def _in_review() -> State:
    state = play(start("passport"), Go("rename"), LeaveCheck(), Begin())
    while state.review is None:
        state = play(state, *answer(state))
    return state


def _applied() -> State:
    return play(start("minor"), Go("rename"), *(AttachPaper(paper) for paper in PAPERS), Apply())


@pytest.mark.requirement("S04", "M05", "M07")
@pytest.mark.parametrize("begun", [_changing_with_a_reminder, _in_review, _applied])
def test_nothing_that_is_offered_begins_another_change_while_one_is_under_way(
    begun: Callable[[], State],
) -> None:
    state = begun()
    state = play(state, Ticked(state.now + timedelta(hours=3)))
    told = "process" if process.running(state) else "review"
    assert play(state, Go("pay"), Go("rename")).top.screen == told
    assert play(state, Begin()).top.screen == told
    for met in reachable(state, thorough=False, most=6).values():
        assert not (met.is_open("verify") and (process.running(met) or under_review(met)))


def test_a_reminder_waits_until_the_change_is_over() -> None:
    state = _changing_with_a_reminder()
    (reminder,) = state.account.reminders
    assert "reminder-P14" not in _rows(view(play(state, Ticked(reminder.at))))
    assert "reminder-P14" in _rows(view(play(state, Ticked(state.now + timedelta(hours=10)))))
