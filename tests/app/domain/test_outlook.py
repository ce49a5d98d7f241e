"""Where something has to be waited for: which day it is, who decides it, and what is best left until then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.claims import load_claims
from app.content.languages import language_names
from app.content.strings import load_strings
from app.domain.events import Go, LeaveCheck, Remedy, Ticked
from app.domain.facts.account import Account
from app.domain.remedies.events import Remind
from app.domain.rules.conditions import CONDITIONS, Urge
from app.domain.rules.eligibility import check
from app.domain.rules.outlook import Outlook, ends, outlook
from app.domain.state import State
from app.domain.views import view
from app.domain.views.model import Row, View
from tests.app.domain.blockers import breaks
from tests.app.domain.runs import STARTED, account, play, start
from tests.app.domain.solving import at_the_check

ALL = tuple(CONDITIONS)
COSTLY = {"P01", "P03", "P11", "P12", "P13"}


def _broken(names: Iterable[str]) -> Account:
    return account(**{key: value for name in names for key, value in breaks(name).items()})


def _ahead(facts: Account) -> Outlook | None:
    return outlook(check(facts, STARTED, load_claims()), facts, STARTED, load_claims())


def _everything() -> tuple[State, View]:
    state = at_the_check(start("everything"))
    return state, view(state)


def _rows(seen: View) -> list[Row]:
    return [row for section in seen.sections for row in section.rows]


@pytest.mark.requirement("P10")
def test_the_day_leads_and_the_wait_that_decides_it_comes_first() -> None:
    state, seen = _everything()
    said = load_strings("zh-CN").render
    assert seen.headline is not None
    assert seen.lead is not None
    assert said(seen.headline) == "最早 6月4日 才能更名"
    assert said(seen.lead) == "还要等 150 天，由冷静期决定。"
    waits = seen.sections[1].rows
    assert [row.id for row in waits] == ["fix-P10", "fix-P09", "fix-P08", "fix-P04", "fix-P07"]
    assert [row.badge is not None for row in waits] == [True, False, False, False, False]
    (remind,) = seen.actions
    assert (said(remind.text), remind.event) == ("6月4日 提醒我", Remind("P10"))
    assert not view(play(state, remind.event)).actions[0].enabled


def test_only_what_waiting_loses_is_to_be_dealt_with_now() -> None:
    _, seen = _everything()
    first = seen.sections[0].rows
    assert {row.id for row in first if row.button} == {"P05", "P14"}
    assert {row.id for row in first if not row.button} == {
        f"keep-{name}" for name in ("P01", "P02", "P03", "P06", "P11", "P12", "P13")
    }
    assert seen.callout is not None
    advised = load_strings("zh-CN").render(seen.callout.text)
    assert all(word in advised for word in ("转零钱", "关续费", "关信贷", "公众号", "企业"))
    assert "红包" not in advised


@pytest.mark.parametrize("name", sorted(COSTLY))
def test_what_is_left_for_the_end_says_why_and_when_and_can_be_done_all_the_same(name: str) -> None:
    state = play(_everything()[0], Go("keep", name))
    notice = view(state).overlay
    assert notice is not None
    assert notice.lead is not None
    assert notice.note is not None
    assert "6月1日" in load_strings("zh-CN").render(notice.note)
    after = play(state, Remedy(name))
    assert after.top.screen == CONDITIONS[name].remedy
    assert not after.is_open("keep")


def test_the_marks_of_the_timeline_lie_in_it_in_order() -> None:
    timeline = _everything()[1].timeline
    assert timeline is not None
    assert len(timeline.marks) == 4
    assert all(1 > late > early > 0 for late, early in pairwise(timeline.marks))


def test_without_a_wait_the_check_is_as_it_was() -> None:
    seen = view(at_the_check(start("everything-now")))
    assert seen.timeline is None
    assert seen.progress is not None
    assert [action.id for action in seen.actions] == ["continue"]
    assert not any(row.id.startswith("keep-") for row in _rows(seen))


def test_near_the_day_everything_is_to_be_done() -> None:
    for days_ago, urge in ((1, Urge.KEEP), (5, Urge.NOW)):
        changed = STARTED.date() - timedelta(days=days_ago)
        ahead = _ahead(replace(_broken(["P13"]), device_changed=changed))
        assert ahead is not None
        assert [each.urge for each in ahead.to_do] == [urge]


@given(broken=st.sets(st.sampled_from(ALL), min_size=1, max_size=6))
def test_the_outlook_tells_of_every_open_item_once(broken: set[str]) -> None:
    facts = _broken(broken)
    ahead = _ahead(facts)
    if ahead is None:
        return
    told = [item.check for item in ahead.waits] + [each.item.check for each in ahead.to_do]
    assert len(told) == len(set(told))
    assert set(told) == {item.check for item in check(facts, STARTED, load_claims()) if not item.passed}
    assert ahead.earliest == max(
        ends(item, STARTED) for item in ahead.waits + tuple(e.item for e in ahead.to_do)
    )
    order = [ends(item, STARTED) for item in ahead.waits]
    assert order == sorted(order, reverse=True)
    assert {item.check for item in ahead.kept} <= COSTLY


@pytest.mark.parametrize("pair", list(combinations(("P02", "P05", "P07", "P10", "P13"), 2)))
def test_whoever_decides_can_be_named(pair: tuple[str, str]) -> None:
    ahead = _ahead(_broken(pair))
    for language in language_names():
        for name in pair if ahead is None else (ahead.decided_by.check,):
            assert load_strings(language).phrase(f"check.{name}.decides")


def test_once_the_day_has_come_only_what_was_left_is_open() -> None:
    state = play(at_the_check(start("everything")), Ticked(datetime(2026, 6, 4, 8)))
    seen = view(state)
    assert seen.timeline is None
    assert {row.id for row in seen.sections[0].rows} >= {"P01", "P03", "P11", "P12", "P13"}
    assert play(state, LeaveCheck()).top.screen == "check"
