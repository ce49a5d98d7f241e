from __future__ import annotations

from dataclasses import replace

import pytest

from app.content.claims import load_claims
from app.content.languages import language_names
from app.content.strings import load_strings
from app.domain.events import Back, Go, Return
from app.domain.facts.text import Text
from app.domain.rules.derived import DERIVED
from app.domain.state import State
from app.domain.views import SOURCES, view
from app.domain.views.model import View
from tests.app.domain.runs import REPORTED, play, start

TO_REALNAME = (Go("pay"), Go("menu"), Go("manage"), Go("realname"))
NUMBERS = [each.id for each in load_claims().contradictions]


def _ids(seen: View) -> list[str]:
    return [row.id for row in seen.sections[0].rows]


def _leads_to(seen: View, row_id: str) -> object:
    return next(row.tap for section in seen.sections for row in section.rows if row.id == row_id)


def _said(text: Text | None) -> str:
    assert text is not None
    return load_strings("en").render(text)


def _about(screen: str, about: str = "") -> State:
    return play(start(), Go(screen, about))


@pytest.mark.requirement("C01", "F05", "F06", "F07")
def test_both_rates_of_success_stand_beside_each_other() -> None:
    seen = view(play(start(), *TO_REALNAME, Go("context")))
    assert seen.table is not None
    assert [_said(row[-1]) for row in seen.table.rows] == ["below 35 %", "78 %", "65 %", "71 %"]
    assert {_said(row[1]) for row in seen.table.rows} == {"contradicted"}


@pytest.mark.requirement("C02", "C03", "C04", "C06")
def test_the_other_claims_come_with_origin_and_status() -> None:
    seen = view(_about("context"))
    details = {row.id: _said(row.detail) for row in seen.sections[1].rows}
    assert details == {
        "C02": "C02 · Source document, unverified",
        "C03": "C03 · Source document, unverified",
        "C04": "C04 · Source document, unverified",
        "C06": "C06 · Source document, contradicts F01",
    }


@pytest.mark.requirement("C05")
@pytest.mark.parametrize("scenario", ["ready", "balance"])
def test_the_warning_leads_to_the_check_and_to_nothing_informal(scenario: str) -> None:
    state = play(start(scenario), *TO_REALNAME, Go("context"), Go("informal"))
    seen = view(state)
    assert seen.lead == state.setup.claims["C05"].text
    (official,) = seen.actions
    assert view(play(state, official.event)).screen == "check"
    # From a check that is open already, back to that one: nobody slips past it.
    within = play(start(scenario), *TO_REALNAME, Go("rename"), Go("context"), Go("informal"))
    assert view(within).actions[0].event == Return("check")


def test_a_change_that_is_under_way_is_not_begun_again() -> None:
    state = _about("informal")
    under_way = replace(state, account=replace(state.account, pending_name="林一一"))
    assert view(under_way).actions == ()
    assert isinstance(view(under_way).back, Back)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_contradiction_shows_its_statements_and_the_decision(number: str) -> None:
    found = next(each for each in load_claims().contradictions if each.id == number)
    seen = view(_about("contradiction", number))
    assert _ids(seen) == list(found.claims)
    assert seen.headline == found.text
    assert seen.callout is not None
    assert ("decision", found.decision) in seen.callout.text.arguments


def test_all_twelve_can_be_opened() -> None:
    seen = view(_about("contradictions"))
    assert [row.tap for row in seen.sections[0].rows] == [Go("contradiction", number) for number in NUMBERS]
    assert len(NUMBERS) == 12


@pytest.mark.parametrize("screen", SOURCES)
def test_the_sources_of_a_screen_are_exactly_its_claims(screen: str) -> None:
    assert _ids(view(_about("sources", screen))) == list(SOURCES[screen])


def test_a_claim_leads_to_what_it_contradicts() -> None:
    seen = view(_about("sources", "rename"))
    assert _leads_to(seen, "C01") == Go("contradiction", "3")
    assert _leads_to(seen, "F05") == Go("contradictions", "F05")
    assert len(_ids(view(_about("contradictions", "F05")))) == 4
    assert _leads_to(seen, "U02") is None


def test_the_ways_on_never_go_round_in_circles() -> None:
    state = play(start(), *TO_REALNAME, Go("context"), Go("sources", "context"))
    assert [row.id for row in view(state).sections[-1].rows] == ["contradictions"]


def test_the_context_is_met_in_either_design() -> None:
    seen = view(play(start(behaviour=REPORTED), *TO_REALNAME))
    assert _leads_to(seen, "context") == Go("context")


def test_what_follows_from_the_claims_is_computed_from_them() -> None:
    claims = load_claims()
    derived = {name: round(derive(claims), 1) for name, derive in DERIVED.items()}
    assert derived == {"F06_slower": 23, "F07_slower": 37, "E11_missed": 21.9, "E11_complained": 19}


@pytest.mark.parametrize("language", language_names())
def test_a_contradiction_names_its_figures(language: str) -> None:
    (sixth,) = (each for each in load_claims().contradictions if each.id == "6")
    said = load_strings(language).render(sixth.text)
    assert all(figure in said for figure in ("4.7", "21.9", "19"))
