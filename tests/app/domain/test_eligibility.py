from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.content.claims import load_claims
from app.content.scenarios import scenario_names
from app.content.scenarios.loading import load_scenario
from app.content.strings import load_strings
from app.domain.events import Back, LeaveCheck, Ticked
from app.domain.facts.account import Account
from app.domain.facts.claims import Claims
from app.domain.facts.text import literal
from app.domain.rules.blockers import Blocker
from app.domain.rules.conditions import CONDITIONS, Condition
from app.domain.rules.eligibility import blocked, check, recheck
from app.domain.state import Place
from app.domain.views import SCREENS, view
from tests.app.domain.blockers import (
    EDGES,
    FROZEN,
    LAMP,
    PACKET,
    RENEWAL,
    SENT,
    TENT,
    breaks,
    broken,
    days_ago,
    login,
    run,
)
from tests.app.domain.runs import STARTED, account, play
from tests.app.domain.solving import at_the_check

ALL = tuple(CONDITIONS)
MOMENT = timedelta(microseconds=1)

# For each condition with a limit, the nearest facts that keep it.
KEEPS: dict[str, dict[str, object]] = {
    "P04": {"logins": (login(30), replace(login(1), odd=False))},
    "P07": {"device_changed": days_ago(7)},
    "P08": {"renamed": (days_ago(91),)},
    "P09": {"renamed": (days_ago(365), days_ago(300), days_ago(200))},
    "P10": {"renamed": (days_ago(500), days_ago(490), days_ago(480), days_ago(180))},
    "P13": {"renewals": (replace(RENEWAL, cancellable=False), replace(RENEWAL, active=False))},
    "P14": {"packets": (replace(PACKET, settled="returned"),)},
}


def _blocking(facts: Account, now: datetime = STARTED) -> set[str]:
    return {item.check for item in blocked(check(facts, now, load_claims()))}


@pytest.mark.requirement(*CONDITIONS)
def test_every_condition_has_a_remedy_of_its_own() -> None:
    remedies = [condition.remedy for condition in CONDITIONS.values()]
    assert len(set(remedies)) == len(remedies)
    assert set(remedies) <= set(SCREENS)


def test_the_ready_account_passes_everything() -> None:
    assert _blocking(account()) == set()


@pytest.mark.parametrize("name", [pytest.param(name, marks=pytest.mark.requirement(name)) for name in ALL])
def test_a_broken_condition_blocks(name: str) -> None:
    assert _blocking(account(**breaks(name))) == {name}


@pytest.mark.parametrize("name", EDGES)
def test_facts_just_beyond_the_limit_block(name: str) -> None:
    assert name in _blocking(account(**EDGES[name]))


@pytest.mark.parametrize("name", KEEPS)
def test_facts_just_inside_the_limit_do_not_block(name: str) -> None:
    assert name not in _blocking(account(**KEEPS[name]))


def test_the_check_names_exactly_what_is_broken_in_all_combinations() -> None:
    claims = load_claims()
    for size in range(len(ALL) + 1):
        for names in combinations(ALL, size):
            items = check(broken(names), STARTED, claims)
            assert tuple(item.check for item in items if not item.passed) == names


@pytest.mark.requirement(*ALL)
def test_every_blocker_is_listed_with_its_time_and_a_way_on() -> None:
    state = at_the_check(run(broken(ALL)))
    now, waits, stuck = (section.rows for section in view(state).sections)
    assert [row.id for row in stuck] == ["to-help", "to-person"]
    assert sorted(row.id[-3:] for row in (*now, *waits)) == sorted(ALL)
    assert all((row.button or row.tap) and row.detail is not None for row in (*now, *waits))
    seconds = [item.blocker.seconds for item in blocked(state.check.items) if item.blocker]
    assert seconds == sorted(seconds)
    assert now[0].id == "P14"
    assert waits[0].id == "fix-P10"


def test_what_only_waits_says_when() -> None:
    waits = view(at_the_check(run(broken(ALL)))).sections[1].rows
    waiting = {row.id.removeprefix("fix-") for row in waits}
    assert waiting == {item.check for item in check(broken(ALL), STARTED, load_claims()) if item.waits}
    assert {"P04", "P07", "P08", "P09", "P10"} <= waiting
    assert all(row.detail is not None and row.detail.key == "check.clears" for row in waits)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"balance_fen": 1}, "约 1 分钟 · 现在就能处理"),
        ({"packets": (replace(SENT, awaited=True),)}, "1月5日 22:41 解除 · 还有 13 小时"),
        ({"orders": (TENT,)}, "1月7日 解除 · 还有 2 天"),
        ({"orders": (LAMP, TENT)}, "需先处理 · 最早 1月7日 解除"),
        ({"holds": (FROZEN,)}, "需先处理 · 最早 1月8日 解除"),
        (
            {"renamed": (days_ago(300), days_ago(290), days_ago(280), days_ago(3))},
            "7月1日 解除 · 还有 177 天",
        ),
    ],
)
def test_the_cost_says_now_or_within_hours_or_on_a_date(facts: dict[str, object], said: str) -> None:
    *_, slowest = blocked(check(account(**facts), STARTED, load_claims()))
    assert slowest.blocker is not None
    assert load_strings("zh-CN").render(slowest.blocker.cost) == said


WAITS: dict[str, dict[str, object]] = {
    **{name: EDGES[name] for name in ("P04", "P07", "P08", "P09", "P10")},
    "P02": {"orders": (LAMP,)},
    "P02-refund": {"orders": (LAMP, TENT)},
    "P09-four": {"renamed": (days_ago(360), days_ago(300), days_ago(200), days_ago(100))},
    "P05": {"holds": (replace(FROZEN, release=days_ago(-3)),)},
    "P14": {"packets": (PACKET,)},
    "P14-sent": {"packets": (PACKET, replace(SENT, awaited=True))},
}


@pytest.mark.parametrize("case", WAITS)
def test_a_date_is_honest(case: str) -> None:
    """On that day and not a moment earlier it passes, and the open check says so by itself."""
    name = case[:3]
    state = at_the_check(run(account(**WAITS[case])))
    blocker = next(item.blocker for item in state.check.items if item.check == name)
    assert blocker is not None
    assert blocker.clears is not None
    early = play(state, Ticked(blocker.clears - MOMENT))
    assert name in _blocking(early.account, early.now)
    assert not next(item for item in early.check.items if item.check == name).passed
    late = play(state, Ticked(blocker.clears))
    assert name not in _blocking(late.account, late.now)
    assert next(item for item in late.check.items if item.check == name).passed
    assert name in late.check.rechecked


@pytest.mark.requirement("P08")
def test_the_countdown_goes_on_while_the_check_is_open() -> None:
    state = at_the_check(run(broken(["P08"])))
    state = play(state, Ticked(STARTED + timedelta(days=10)))
    (item,) = blocked(state.check.items)
    assert item.blocker is not None
    assert load_strings("zh-CN").render(item.blocker.cost) == "3月7日 解除 · 还有 51 天"


def test_a_recheck_leaves_the_other_results_alone() -> None:
    claims = load_claims()
    before = check(account(balance_fen=1, orders=(LAMP,)), STARTED, claims)
    after = recheck(before, frozenset({"P01"}), account(), STARTED, claims)
    assert {item.check for item in blocked(after)} == {"P02"}


@pytest.mark.requirement("P09")
def test_p09_a_year_is_any_365_days_and_not_the_calendar() -> None:
    in_december = account(renamed=(datetime(2025, 12, 1).date(),) * 3)
    assert "P09" in _blocking(in_december, datetime(2026, 1, 1))
    assert "P09" in _blocking(in_december, datetime(2026, 11, 30, 23, 59))
    assert "P09" not in _blocking(in_december, datetime(2026, 12, 1))


@pytest.mark.requirement("P10")
def test_p10_only_the_changes_beyond_the_limit_begin_a_cooling_off() -> None:
    third = account(renamed=(days_ago(100), days_ago(99), days_ago(98)))
    assert "P10" not in _blocking(third)
    fourth = replace(third, renamed=(*third.renamed, days_ago(97)))
    assert "P10" in _blocking(fourth)
    spread = account(renamed=(days_ago(465), days_ago(400), days_ago(300), days_ago(100)))
    assert "P10" not in _blocking(spread), "the fourth came when the first was a year old"


@settings(deadline=None)  # it reads files
@given(st.datetimes(datetime(2024, 1, 1), datetime(2032, 12, 31)))
def test_a_scenario_is_true_on_any_day_the_program_is_opened(started: datetime) -> None:
    for name in scenario_names():
        facts = load_scenario(name, started, load_claims()).account
        assert _blocking(facts, started) == _blocking(load_scenario(name, STARTED, load_claims()).account)


@pytest.mark.parametrize(
    ("scenario", "names"),
    [
        ("debt", {"P05"}),
        ("frozen", {"P05"}),
        ("late-charge", {"P13"}),
        ("several-blockers", {"P01", "P13", "P14"}),
        ("everything-now", {"P01", "P02", "P03", "P05", "P06", "P11", "P12", "P13", "P14"}),
        ("everything", {f"P{number:02}" for number in range(1, 15)}),
    ],
)
def test_a_scenario_meets_its_blockers_and_no_others(scenario: str, names: set[str]) -> None:
    assert _blocking(load_scenario(scenario, STARTED, load_claims()).account) == names


def test_the_rename_page_is_not_reached_past_a_blocker() -> None:
    state = at_the_check(run(broken(["P12"])))
    (action,) = view(state).actions
    assert not action.enabled
    assert view(play(at_the_check(run(broken([]))), LeaveCheck())).screen == "rename"


def test_a_condition_that_is_added_needs_its_record_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is checked, listed with its remedy, examined again on coming back, and then out of the way."""

    def messages(facts: Account, now: datetime, claims: Claims) -> Blocker | None:
        return Blocker(literal("too many"), literal("now"), 1) if facts.messages else None

    monkeypatch.setitem(CONDITIONS, "F09", Condition("F09", messages, remedy="wallet"))
    state = at_the_check(run(account(messages=1)))
    (row,) = view(state).sections[0].rows
    assert row.id == "F09"
    assert row.button is not None
    at_remedy = play(state, row.button.event)
    assert at_remedy.top == Place("wallet", "F09")
    back = play(replace(at_remedy, account=account(messages=0)), Back("wallet", "F09"))
    assert back.check.rechecked == {"F09"}
    assert view(play(back, LeaveCheck())).screen == "rename"
