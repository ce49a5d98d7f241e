from __future__ import annotations

from datetime import timedelta

import pytest

from app.content.claims import load_claims
from app.content.languages import language_names
from app.content.strings import load_strings
from app.domain.events import Begin, Go, LeaveCheck, Ticked
from app.domain.facts.text import Text
from app.domain.rules.derived import DERIVED
from app.domain.state import State
from app.domain.views import SOURCES, view
from app.domain.views.behind import behind, contradictions, sources
from tests.app.domain.runs import finish, play, start
from tests.app.domain.walking import texts_in

TO_REALNAME = (Go("pay"), Go("menu"), Go("manage"), Go("realname"))
NUMBERS = [each.id for each in load_claims().contradictions]
SAY = load_strings("en").render


def _lines(state: State, part: str) -> list[str]:
    found = {each.id: each.lines for each in behind(state, view(state))}
    return [SAY(line) for line in found.get(part, ())]


def _said(text: Text) -> str:
    return load_strings("en").render(text)


@pytest.mark.requirement("C03", "C04", "C06")
def test_the_sources_of_a_screen_come_with_origin_and_status() -> None:
    lines = _lines(play(start(), *TO_REALNAME), "sources")
    assert any(line.startswith("C03 ") and line.endswith("(Source document, unverified)") for line in lines)
    assert any(line.startswith("C04 ") for line in lines)
    assert any(line.startswith("C06 ") and "F01" in line for line in lines)
    assert any(line.startswith("A27 ") and "assum" in line.lower() for line in lines)


@pytest.mark.requirement("C01", "F05", "F06", "F07")
def test_both_rates_of_success_stand_beside_each_other() -> None:
    state = play(start(), *TO_REALNAME, Go("rename"), LeaveCheck())
    said = "\n".join(_lines(state, "sources"))
    assert all(figure in said for figure in ("35 %", "78 %", "65 %", "71 %"))
    assert any("35 %" in line and "65 to 78 %" in line for line in _lines(state, "contradictions"))


@pytest.mark.requirement("C02", "C05")
@pytest.mark.parametrize("scenario", ["ready", "balance"])
def test_the_warning_leads_to_the_check_and_to_nothing_informal(scenario: str) -> None:
    state = play(start(scenario), *TO_REALNAME, Go("help"), Go("informal"))
    assert sources(state, view(state)) == ("C02", "C05")
    (official,) = view(state).actions
    assert view(play(state, official.event)).screen == "check"


def test_every_contradiction_is_met_behind_some_screen_with_the_decision() -> None:
    claims = load_claims()
    met = {each.id for ids in SOURCES.values() for each in contradictions(claims, ids)}
    assert met == {*NUMBERS}
    assert len(NUMBERS) == 12
    for each in claims.contradictions:
        screen = next(name for name, ids in SOURCES.items() if {*each.claims} & {*ids})
        assert each in contradictions(claims, SOURCES[screen])


@pytest.mark.requirement("F05", "F06", "F07")
def test_each_phone_s_estimate_stands_beside_its_claim_and_counts_its_steps() -> None:
    lines = _lines(play(start(), *TO_REALNAME, Go("rename"), LeaveCheck()), "times")
    for claimed, estimated, steps in (
        ("2 min 15 s", "2 min 9 s", "5 steps"),
        ("2 min 38 s", "2 min 31 s", "6 steps"),
        ("2 min 52 s", "2 min 42 s", "7 steps"),
    ):
        assert any(claimed in line and estimated in line and steps in line for line in lines)


@pytest.mark.requirement("F04", "F08")
def test_the_general_claim_stands_beside_what_the_phones_own_claims_come_to() -> None:
    said = "\n".join(_lines(play(start(), *TO_REALNAME, Go("rename"), LeaveCheck()), "times"))
    assert "23 s on average" in said
    assert "+23 s" in said
    assert "+37 s" in said
    assert "Measured" not in said


@pytest.mark.requirement("F08")
def test_what_was_measured_this_time_is_shown_once_there_is_something() -> None:
    begun = play(start(platform="android"), Begin())
    state = finish(play(begun, Ticked(begun.now + timedelta(seconds=150))))
    assert "Measured this time: 2 min 30 s" in _lines(state, "times")


@pytest.mark.requirement("E10", "E11")
def test_the_sources_multiples_stand_beside_those_its_own_table_gives() -> None:
    said = " ".join(_lines(play(start(), Begin()), "safety"))
    assert all(figure in said for figure in ("4.7", "21.9", "19 "))


@pytest.mark.requirement("S01", "S02", "S07")
def test_the_six_stores_and_two_networks_stand_beside_the_phone_and_not_on_it() -> None:
    assert _lines(start(), "stores") == []
    state = play(finish(play(start(), Begin())), Go("process"))
    lines = _lines(state, "stores")
    assert len(lines) == 6 + 2
    assert sum("Shenzhen" in line for line in lines) == sum("Guiyang" in line for line in lines) == 3
    assert not any("Shenzhen" in _said(text) or "Guiyang" in _said(text) for text in texts_in(view(state)))


def test_no_screen_of_the_phone_speaks_of_sources_or_codes_of_ours() -> None:
    told = ("来源", "未核实", "假设", "原型的估计", "数据中心")
    phrases = load_strings("zh-CN").phrases
    own = ("behind.", "claims.", "panel.", "screens.", "sites.", "shell.", "faults.", "time.", "audit.")
    spoken = {key: words for key, words in phrases.items() if not key.startswith((*own, "requirements."))}
    assert {key for key, words in spoken.items() if any(word in words for word in told)} == set()


def test_what_follows_from_the_claims_is_computed_from_them() -> None:
    claims = load_claims()
    derived = {name: round(derive(claims), 1) for name, derive in DERIVED.items()}
    assert derived == {"F06_slower": 23, "F07_slower": 37, "E11_missed": 21.9, "E11_complained": 19}


@pytest.mark.parametrize("language", language_names())
def test_a_contradiction_names_its_figures(language: str) -> None:
    (sixth,) = (each for each in load_claims().contradictions if each.id == "6")
    said = load_strings(language).render(sixth.text)
    assert all(figure in said for figure in ("4.7", "21.9", "19"))
