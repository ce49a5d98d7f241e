from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.content.strings import load_strings
from app.domain.events import Back, Begin, Event, Go, LeaveCheck, Return, Ticked
from app.domain.facts.organisation import Organisation, Standing
from app.domain.organisation.events import (
    AttachDocument,
    CancelMerchant,
    ChangeAnyway,
    ChangeLegalPerson,
    RequestReview,
    ResubmitApprovals,
    SubmitQualification,
    UpdateSdk,
)
from app.domain.rules.losses import Answer, call, losses
from app.domain.saga.events import CancelChange
from app.domain.state import State
from app.domain.views import view
from app.domain.views.model import Tone, View
from tests.app.domain.runs import REPORTED, STARTED, finish, play, start

TO_CHECK = (Go("pay"), Go("menu"), Go("manage"), Go("realname"), Go("rename"))
SCENARIOS = ("enterprise-approvals", "developer", "merchant")
QUALIFY = (AttachDocument("licence"), SubmitQualification())


def _of(state: State) -> Organisation:
    return state.account.organisation


def _changed(scenario: str) -> State:
    """Return a run right after its commit, everything lost that can be."""
    return finish(play(start(scenario), Begin()))


def _later(state: State, **span: float) -> State:
    return play(state, Ticked(state.now + timedelta(**span)))


def _lost(state: State) -> dict[str, int]:
    return {loss.claim: loss.count for loss in losses(state.account, state.setup.claims)}


def _rows(seen: View) -> dict[str, Tone]:
    return {row.id: row.tone for section in seen.sections for row in section.rows}


def _actions(seen: View) -> list[str]:
    return [action.id for action in seen.actions]


def _answers(state: State) -> list[Answer]:
    organisation, today = _of(state), state.now.date()
    return [call(organisation, client, today, state.setup.claims) for client in organisation.clients]


@pytest.mark.requirement("O01", "O02", "O04", "O06", "O07", "O08", "O09")
@pytest.mark.parametrize(
    ("scenario", "lost"),
    [
        ("enterprise-approvals", {"O01": 3, "O02": 1}),
        ("developer", {"O06": 2, "O07": 1, "O08": 2, "O09": 1}),
        ("merchant", {"O02": 1, "O04": 1}),
    ],
)
def test_the_losses_are_told_with_real_counts_before_the_rename_page(
    scenario: str, lost: dict[str, int]
) -> None:
    state = play(start(scenario), *TO_CHECK, LeaveCheck())
    seen = view(state)
    assert seen.screen == "organisation"
    assert _lost(state) == lost
    assert set(_rows(seen)) == set(lost)
    assert _actions(seen) == ["legal-person", "anyway"]


def test_who_has_no_organisation_meets_none() -> None:
    state = play(start(), *TO_CHECK, LeaveCheck())
    assert view(state).screen == "rename"
    assert "organisations" not in _rows(view(start()))


def test_the_warning_once_read_is_not_shown_again() -> None:
    state = play(start("developer"), *TO_CHECK, LeaveCheck(), ChangeAnyway())
    assert view(state).screen == "rename"
    again = play(state, Return("realname"), Go("rename"), LeaveCheck())
    assert view(again).screen == "rename"


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_reported_design_warns_of_nothing_and_the_losses_come_all_the_same(scenario: str) -> None:
    state = play(start(scenario, behaviour=REPORTED), *TO_CHECK)
    assert view(state).screen == "rename"
    assert _of(finish(play(state, Begin()))).changed


@pytest.mark.requirement("O03")
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_new_legal_person_saves_everything(scenario: str) -> None:
    before = play(start(scenario), *TO_CHECK, LeaveCheck(), Go("legal_person"))
    heir = _of(before).candidates[0].id
    state = play(before, Go("new_legal_person", heir), ChangeLegalPerson(heir))
    assert view(state).screen == "legal_person_changed"
    assert _lost(state) == {}
    assert view(play(state, Back("legal_person_changed"))).screen == "realname"
    renamed = finish(play(state, Go("rename"), LeaveCheck(), Begin()))
    assert renamed.submitted is not None
    assert _of(renamed) == _of(state) == replace(_of(before), legal_person=heir)


def test_after_the_harm_another_legal_person_is_offered_once_there_is_something_to_save_again() -> None:
    state = _changed("merchant")
    assert "legal_person" in _rows(view(play(start("merchant"), Go("organisations"))))
    assert _lost(state) == {"O04": 1}
    state = play(_changed("developer"), Go("organisations"), UpdateSdk("journal"))
    assert "legal_person" not in _rows(view(state))
    again = _later(play(state, *QUALIFY), hours=state.setup.claims.whole("A71"))
    assert "legal_person" in _rows(view(play(again, Go("organisations"))))


@pytest.mark.requirement("O01")
def test_approvals_are_void_and_can_be_handed_in_again() -> None:
    state = _changed("enterprise-approvals")
    assert len(_of(state).void_approvals) == 3
    assert set(_rows(view(play(state, Go("approvals")))).values()) == {Tone.DANGER}
    state = play(_later(state, days=2), ResubmitApprovals(("booth",)))
    assert {each.id for each in _of(state).void_approvals} == {"contract", "travel"}
    (again,) = (each for each in _of(state).approvals if each.id == "booth")
    assert again.filed == STARTED.date() + timedelta(days=2)
    ids = tuple(each.id for each in _of(state).void_approvals)
    assert _actions(view(play(state, ResubmitApprovals(ids), Go("approvals")))) == []


@pytest.mark.requirement("O02")
def test_access_ends_at_once_and_comes_back_with_the_qualification() -> None:
    assert _answers(start("enterprise-approvals")) == [Answer.ANSWERED]
    state = _changed("enterprise-approvals")
    assert _answers(state) == [Answer.NO_ACCESS]
    notice = view(play(state, Go("api"), Go("api_call", "payroll"))).overlay
    assert notice is not None
    assert _actions(notice) == ["qualification", "ok", "to-help", "to-person"]
    hours = state.setup.claims.whole("A71")
    assert _answers(_later(play(state, *QUALIFY), hours=hours)) == [Answer.ANSWERED]


@pytest.mark.requirement("O07")
def test_the_quota_falls_to_test_level() -> None:
    state = _changed("developer")
    assert _answers(start("developer")) == [Answer.ANSWERED]
    assert _answers(state) == [Answer.NO_QUOTA]
    assert _answers(_later(state, days=1)) == [Answer.ANSWERED]  # a new day, and few calls so far
    client = replace(_of(state).clients[0], used=99)
    assert call(_of(state), client, state.now.date(), state.setup.claims) is Answer.ANSWERED
    client = replace(client, used=100)
    assert call(_of(state), client, state.now.date(), state.setup.claims) is Answer.NO_QUOTA


@pytest.mark.requirement("O06")
def test_the_qualification_needs_its_paper_and_its_review() -> None:
    state = play(_changed("developer"), Go("qualification"))
    assert _of(play(state, SubmitQualification())).qualification.standing is Standing.LOST
    assert not view(state).actions[0].enabled
    state = play(state, *QUALIFY)
    hours = state.setup.claims.whole("A71")
    assert _of(_later(state, hours=hours - 1)).qualification.standing is Standing.REVIEW
    assert _of(_later(state, hours=hours)).qualification.valid
    assert set(_rows(view(play(state, Go("mini_programs")))).values()) == {Tone.BRAND}


@pytest.mark.requirement("O08")
def test_reviews_are_reset_and_end_in_their_time() -> None:
    state = _changed("developer")
    assert {app.review.standing for app in _of(state).apps} == {Standing.LOST}
    state = play(state, RequestReview("journal"))
    hours = state.setup.claims.whole("A72")
    standings = [app.review.standing for app in _of(_later(state, hours=hours)).apps]
    assert standings == [Standing.VALID, Standing.LOST]


@pytest.mark.requirement("O09")
def test_social_log_in_fails_until_the_sdk_is_updated() -> None:
    def ends(state: State) -> str:
        notice = view(play(state, Go("linked_apps"), Go("social_login", "journal"))).overlay
        assert notice is not None
        return notice.title.key

    state = _changed("developer")
    assert ends(start("developer")) == "linked_apps.login_works"
    assert ends(state) == "linked_apps.login_fails"
    assert ends(play(state, UpdateSdk("journal"))) == "linked_apps.login_works"


def test_an_sdk_updated_in_time_never_fails() -> None:
    state = play(start("developer"), UpdateSdk("journal"))
    assert "O09" not in _lost(state)


@pytest.mark.requirement("O04")
def test_the_merchant_platform_keeps_the_old_name_and_says_why() -> None:
    state = _later(_changed("merchant"), hours=13)
    seen = view(play(state, Go("merchant_number")))
    said = {row.id: row.title for section in seen.sections for row in section.rows}
    assert [load_strings("zh-CN").render(said[each]) for each in ("record-1", "record")] == ["林*满", "林*一"]
    assert _rows(seen)["record-1"] is Tone.NEUTRAL
    assert seen.callout is not None


@pytest.mark.requirement("O05")
def test_the_merchant_number_ends_only_with_its_proof() -> None:
    state = play(_changed("merchant"), Go("merchant_number"), Go("merchant_cancel"))
    refused = view(play(state, CancelMerchant())).overlay
    assert refused is not None
    assert refused.title.key == "merchant_number.refused"
    state = play(state, AttachDocument("deregistration"), CancelMerchant())
    merchant = _of(state).merchant
    assert merchant is not None
    assert merchant.cancelled
    assert merchant.records
    assert _actions(view(state)) == []


def _rolled_back(scenario: str, *meanwhile: Event) -> State:
    """Return a run whose change turned back, and what was done before that in between."""
    state = play(_later(_changed(scenario), hours=1), *meanwhile, CancelChange())
    return _later(state, hours=3)


@pytest.mark.requirement("S08")
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_change_that_is_rolled_back_leaves_no_loss(scenario: str) -> None:
    assert _of(_changed(scenario)) != _of(start(scenario))
    assert _of(_rolled_back(scenario)) == _of(start(scenario))


@pytest.mark.requirement("S08", "O01", "O03", "O05", "O09")
def test_a_roll_back_leaves_what_the_organisation_did_meanwhile() -> None:
    before = _of(start("enterprise-approvals"))
    heir, again = before.candidates[0].id, before.approvals[0].id
    after = _of(_rolled_back("enterprise-approvals", ResubmitApprovals((again,)), ChangeLegalPerson(heir)))
    assert after.legal_person == heir
    assert not after.void_approvals
    assert [each.filed == STARTED.date() for each in after.approvals] == [True, False, False]
    merchant = _of(_rolled_back("merchant", AttachDocument("deregistration"), CancelMerchant())).merchant
    assert merchant is not None
    assert (merchant.cancelled, merchant.records) == (True, ())
    developer = _of(_rolled_back("developer", *QUALIFY, *REPAIRS, UpdateSdk("journal")))
    assert developer.documents
    assert developer.qualification.valid
    assert all(app.review.valid for app in developer.apps)
    assert developer.apps != _of(start("developer")).apps, "the SDK stays up to date"


def test_no_paper_and_no_name_shows_in_a_representation() -> None:
    assert "林" not in repr(_of(_changed("merchant")).merchant)


REPAIRS: tuple[Event, ...] = (*QUALIFY, RequestReview("journal"), RequestReview("weather"))


@settings(deadline=None)  # a busy machine is slow
@given(st.lists(st.integers(1, 60), max_size=8), st.permutations(REPAIRS))
def test_the_steps_that_time_passes_in_make_no_difference(hours: list[int], repairs: list[Event]) -> None:
    state = play(_changed("developer"), *repairs)
    end = state.now + timedelta(hours=sum(hours))
    slowly = state
    for each in hours:
        slowly = _later(slowly, hours=each)
    assert _of(slowly) == _of(play(state, Ticked(end)))


def test_the_day_that_calls_are_counted_on_is_the_day_the_run_begins() -> None:
    client = _of(start("developer")).clients[0]
    assert client.used_on(STARTED.date()) == client.used > 0
    assert client.used_on(datetime(2026, 1, 6).date()) == 0
