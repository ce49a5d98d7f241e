from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.aftermath.events import Receive
from app.domain.events import Back, Begin, EmptyBalance, Event, Go, LeaveCheck, Return, Ticked
from app.domain.facts.papers import KINDS, Papers
from app.domain.facts.text import Text
from app.domain.papers.events import Apply, AttachPaper, RemovePaper, Withdraw
from app.domain.papers.minor import PAPERS, days_passed, due, games_disabled
from app.domain.papers.reviews import ends
from app.domain.saga.events import CancelChange
from app.domain.state import State
from app.domain.views import view
from app.domain.views.model import Kind, View
from tests.app.domain.runs import CLEAR, REPORTED, STARTED, answer, finish, play, start

TO_REALNAME = (Go("pay"), Go("menu"), Go("manage"), Go("realname"))
ALL_PAPERS = tuple(AttachPaper(paper) for paper in PAPERS)


def _later(state: State, **span: float) -> State:
    return play(state, Ticked(state.now + timedelta(**span)))


def _rows(seen: View) -> dict[str, Text | None]:
    return {row.id: row.value or row.detail for section in seen.sections for row in section.rows}


def _titles(seen: View) -> dict[str, str]:
    return {row.id: row.title.key for section in seen.sections for row in section.rows}


def _actions(seen: View) -> dict[str, bool]:
    return {action.id: action.enabled for action in seen.actions}


def _minor(*events: Event) -> State:
    return play(start("minor"), *TO_REALNAME, Go("rename"), *events)


def _aged(age: int) -> State:
    state = start()
    return replace(state, account=replace(state.account, papers=Papers(age=age)))


# ---- minors


@pytest.mark.requirement("M01")
@pytest.mark.parametrize(("age", "screen"), [(17, "minor"), (18, "check")])
def test_under_eighteen_there_is_another_way(age: int, screen: str) -> None:
    assert view(play(_aged(age), *TO_REALNAME, Go("rename"))).screen == screen


@pytest.mark.requirement("M01")
@pytest.mark.parametrize("behaviour", [CLEAR, REPORTED])
def test_the_way_is_the_same_in_both_designs(behaviour: object) -> None:
    state = play(start("minor", behaviour=behaviour), *TO_REALNAME, Go("rename"))  # type: ignore[arg-type]
    assert view(state).screen == "minor"
    state = _later(play(state, *ALL_PAPERS, Apply()), days=30)
    assert view(state).screen == "review_approved"


@pytest.mark.requirement("M02", "M03", "M04")
def test_each_of_the_three_papers_is_needed() -> None:
    assert PAPERS == {"guardian_video": "M02", "household": "M03", "enrolment": "M04"}
    for left_out in PAPERS:
        state = _minor(*ALL_PAPERS, RemovePaper(left_out))
        assert _actions(view(state)) == {"apply": False}
        assert play(state, Apply()) == state
    assert _actions(view(_minor(*ALL_PAPERS))) == {"apply": True}


@pytest.mark.requirement("M02", "M03", "M04")
@pytest.mark.parametrize("paper", PAPERS)
def test_a_placeholder_is_put_replaced_and_removed(paper: str) -> None:
    state = _minor(Go("paper", paper))
    assert view(state).callout is not None
    assert _actions(view(state)) == {"put": True}
    put = play(state, AttachPaper(paper))
    assert _actions(view(put)) == {"keep": True, "replace": True}
    assert "attached" in _rows(view(put))
    replaced = play(put, AttachPaper(paper))
    assert put.application.attached != replaced.application.attached
    assert len(replaced.application.attached) == 1
    assert play(replaced, AttachPaper(paper)) == put
    assert play(replaced, RemovePaper(paper)) == state


@pytest.mark.requirement("M05")
def test_the_review_counts_working_days() -> None:
    state = _minor(*ALL_PAPERS, Apply())
    assert view(state).kind is Kind.PROGRESS
    assert due(state, 10) == STARTED + timedelta(days=14)
    assert due(state, 15) == STARTED + timedelta(days=21)
    counted = [days_passed(_later(state, days=days)) for days in range(9)]
    assert counted == [0, 1, 2, 3, 4, 4, 4, 5, 6]
    assert days_passed(_later(state, hours=23)) == 0


@pytest.mark.requirement("M05")
def test_it_is_approved_after_its_working_days_and_the_usual_way_begins() -> None:
    state = _minor(*ALL_PAPERS, Apply())
    early = _later(state, days=15, hours=23)
    assert early.application.consented is None
    late = _later(state, days=16)
    assert late.application.consented == STARTED + timedelta(days=16)
    assert view(late).screen == "review_approved"
    state = play(late, Go("rename"))
    assert view(state).screen == "check"
    assert "consent" in _rows(view(play(state, LeaveCheck())))


@pytest.mark.requirement("M05")
def test_a_review_that_runs_leads_back_to_itself() -> None:
    state = play(_minor(*ALL_PAPERS, Apply()), Back("review"))
    assert view(state).screen == "realname"
    assert _titles(view(state))["identity"] == "realname.reviewing"
    assert view(play(state, Go("rename"))).screen == "review"
    assert "review" in _rows(view(play(state, Return("me"))))


@pytest.mark.requirement("M06")
def test_games_are_closed_during_the_review_and_only_then() -> None:
    before = play(start("minor"), Go("discover"), Go("games"))
    assert view(before).screen == "games"
    during = play(_minor(*ALL_PAPERS, Apply()), Return("me"), Go("discover"), Go("games"))
    refused = view(during).overlay
    assert refused is not None
    assert refused.screen == "games_closed"
    assert refused.lead is not None
    assert view(play(during, Go("review"), Back("review"))).overlay is None, "the notice made way"
    after = _later(during, days=30)
    assert view(after).overlay is None
    assert view(after).screen == "games"


@pytest.mark.requirement("M06")
def test_withdrawing_asks_first_brings_games_back_and_keeps_the_papers() -> None:
    state = _minor(*ALL_PAPERS, Apply(), Go("withdraw"))
    assert games_disabled(state)
    assert games_disabled(play(state, Back("withdraw")))
    back = play(state, Withdraw())
    assert not games_disabled(back)
    assert view(back).screen == "minor"
    assert _actions(view(back)) == {"apply": True}


def test_papers_under_review_are_not_touched() -> None:
    state = _minor(*ALL_PAPERS, Apply())
    assert play(state, RemovePaper("household"), AttachPaper("household"), Apply()) == state


@given(st.lists(st.integers(1, 40 * 24), max_size=20))
def test_the_consent_stands_from_the_same_moment_however_time_passes(hours: list[int]) -> None:
    state = _minor(*ALL_PAPERS, Apply())
    slowly = play(state, *(Ticked(STARTED + timedelta(hours=each)) for each in hours))
    at_once = play(state, Ticked(slowly.now))
    assert slowly == at_once


@pytest.mark.requirement("M01", "M05")
def test_a_consent_stands_for_one_change() -> None:
    state = play(_later(_minor(*ALL_PAPERS, Apply()), days=30), Return("me"))
    submitted = finish(play(state, Go("rename"), LeaveCheck(), Begin()))
    back = _later(play(submitted, CancelChange()), hours=3)
    assert back.application == state.application, "a change that turned back has not used it up"
    assert play(back, Go("rename")).top.screen == "check"
    done = _later(submitted, days=95)
    assert done.finished
    assert play(done, Go("rename")).top.screen == "minor"


# ---- documents


def _handed_in(scenario: str = "passport") -> State:
    state = play(start(scenario), *TO_REALNAME, Go("rename"), LeaveCheck(), Begin())
    while state.review is None:
        state = play(state, *answer(state))
    return state


@pytest.mark.requirement("M07")
@pytest.mark.parametrize("kind", KINDS)
def test_the_realname_page_names_the_document(kind: str) -> None:
    state = start()
    state = replace(state, account=replace(state.account, papers=Papers(kind, number="E1")))
    identity = _rows(view(play(state, *TO_REALNAME)))["identity"]
    assert identity is not None
    assert identity.key == f"documents.{kind}"


def test_an_unknown_document_is_told() -> None:
    with pytest.raises(ValueError, match="unknown document 'library_card'; known are identity_card"):
        Papers("library_card")


@pytest.mark.requirement("M07")
@pytest.mark.parametrize("scenario", ["passport", "travel-permit"])
def test_the_reviews_are_told_before_the_person_confirms(scenario: str) -> None:
    state = play(start(scenario), *TO_REALNAME, Go("rename"), LeaveCheck())
    assert {"review-1", "review-2"} <= set(_rows(view(state)))
    state = play(state, Begin())
    lead = view(state).lead
    assert lead is not None
    assert dict(lead.arguments)["number"] == 2
    assert dict(lead.arguments)["hours"] == 72
    while state.verification.current != "confirm":
        state = play(state, *answer(state))
    assert "reviews" in _rows(view(state))


@pytest.mark.requirement("M07", "M08")
def test_nothing_changes_before_both_reviews_are_over() -> None:
    state = _handed_in()
    assert view(state).screen == "review_document"
    first, second = ends(state, state.review)  # type: ignore[arg-type]
    assert STARTED < first < second
    assert second - STARTED >= timedelta(hours=state.setup.claims.whole("M08"))
    early = play(state, Ticked(second - timedelta(seconds=1)))
    assert early.submitted is None
    assert early.account == state.account
    assert _rows(view(early))["review-1"] == Text("review.over")


@pytest.mark.requirement("M08")
def test_the_effects_begin_when_the_reviews_are_over() -> None:
    state = _handed_in()
    (_, over) = ends(state, state.review)  # type: ignore[arg-type]
    state = play(state, Ticked(over + timedelta(hours=3)))
    assert state.submitted == over
    assert state.account.withdrawals_from == over + timedelta(hours=state.setup.claims.whole("E02"))
    assert state.account.pending_name == "林一一"
    assert state.review is None
    assert view(state).screen == "submitted"


@pytest.mark.requirement("M08")
def test_the_time_at_the_phone_leaves_the_reviews_out() -> None:
    state = _later(_handed_in(), days=9)
    assert state.duration_s == 0
    again = play(_later(_handed_in(), hours=40), Withdraw(), Go("rename"), LeaveCheck(), Begin())
    assert play(again, *answer(again)).duration_s == 0


@pytest.mark.requirement("M07")
def test_nobody_is_taken_from_where_they_are_when_the_reviews_end() -> None:
    state = play(_handed_in(), Back("review"), *TO_REALNAME)
    assert _titles(view(state))["identity"] == "realname.reviewing"
    assert view(play(state, Go("rename"))).screen == "review_document"
    state = _later(state, hours=77)
    assert view(state).screen == "realname"
    assert _titles(view(state))["identity"] == "realname.waiting"


@pytest.mark.requirement("P01", "M07", "M08")
def test_what_comes_up_during_the_reviews_ends_them_at_the_check() -> None:
    handed_in = play(_handed_in(), Receive("landlord"))
    (_, over) = ends(handed_in, handed_in.review)  # type: ignore[arg-type]
    state = play(handed_in, Ticked(over))
    assert (state.submitted, state.review, state.process) == (None, None, None)
    assert state.account == handed_in.account
    assert view(state).screen == "check"
    assert view(state).lead == Text("check.too_late")
    solved = play(state, EmptyBalance("withdraw"), Go("rename"), LeaveCheck(), Begin())
    assert view(solved).screen == "confirm"
    again = play(solved, *answer(solved))
    assert again.review is not None
    assert again.duration_s == 0
    assert _later(again, hours=77).submitted is not None


@pytest.mark.requirement("M07")
def test_who_is_elsewhere_when_the_reviews_come_to_nothing_is_told_on_the_first_page() -> None:
    state = _later(play(_handed_in(), Receive("landlord"), Return("me")), hours=77)
    assert _rows(view(state))["review"] == Text("review.too_late")
    checked = play(state, Go("rename"))
    assert view(checked).lead == Text("check.too_late")
    begun = play(checked, EmptyBalance("withdraw"), Go("rename"), LeaveCheck(), Begin(), Return("me"))
    assert "review" not in _rows(view(begun))


@pytest.mark.requirement("M07", "U01")
def test_in_the_reported_design_they_end_in_its_bare_error() -> None:
    state = play(start("passport", behaviour=REPORTED), Begin())
    while state.review is None:
        state = play(state, *answer(state))
    state = _later(play(state, Receive("landlord")), hours=77)
    assert [place.screen for place in state.stack] == ["me", "error"]
    assert state.submitted is None
    assert "review" not in _rows(view(play(state, Back("error"))))


@pytest.mark.requirement("M07")
def test_withdrawing_keeps_the_verification() -> None:
    handed_in = _handed_in()
    state = play(_later(handed_in, hours=40), Go("withdraw"), Withdraw())
    assert state.review is None
    assert view(state).screen == "realname"
    assert state.account == handed_in.account
    state = play(state, Go("rename"), LeaveCheck(), Begin())
    assert view(state).screen == "confirm"
    again = play(state, *answer(state))
    assert again.review is not None
    assert again.review.begun == state.now


def test_an_identity_card_needs_no_review() -> None:
    state = play(start(), *TO_REALNAME, Go("rename"), LeaveCheck(), Begin())
    while state.submitted is None:
        state = play(state, *answer(state))
        assert state.review is None
    assert view(state).screen == "submitted"


def test_nothing_under_review_is_nothing_to_withdraw() -> None:
    assert play(start(), Withdraw()) == start()
