"""How an audit is divided, and how what its shares found is put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pytest

from app.auditing.shares import Found, Share, Walked, audited, shares
from app.commands.options import read_grid
from app.sharing.pools import Lost
from app.walkthrough.playing.plan import Plan, plan
from app.walkthrough.script.library import find_flows
from audits import Entry, Report


class _Pool:
    """Loses shares with a flow whose process dies, and finds one screen a walk and one that all have."""

    has_our_files = True

    def __init__(self, deadly: str = "") -> None:
        self._deadly = deadly
        self.given: list[int] = []

    def results(self, _: object, jobs: Sequence[Share], *, a_process: int = 1) -> Iterator[tuple[int, Any]]:
        self.given.append(len(jobs))
        for number in reversed(range(len(jobs))):
            flows = [plan.script.id for plan in jobs[number].plans]
            lost = self._deadly in flows
            yield number, Lost("was killed") if lost else [Walked(_entries(flow), None) for flow in flows]


def _entries(flow: str) -> tuple[tuple[str, Entry], ...]:
    return tuple((name, Entry({"screen": name}, Report((), "wcag22-aa", (1, 1)))) for name in ("all", flow))


def _screens(found: Found) -> list[str]:
    return [entry.context["screen"] for entry in found.entries]


@pytest.fixture
def plans() -> list[Plan]:
    return [Plan(flow, {}) for flow in find_flows(["tour", "balance", "recovery"])]


def test_a_screen_that_several_shares_met_is_told_where_it_was_met_first(plans: list[Plan]) -> None:
    divided = [Share((each,), "wcag22-aa") for each in plans]
    found = [*audited(divided, _Pool())]
    assert [each.number for each in found] == [0, 1, 2]
    names = [each.script.id for each in plans]
    assert [_screens(each) for each in found] == [["all", names[0]], [names[1]], [names[2]]]


def test_where_a_share_is_lost_only_the_walk_is_broken_whose_process_dies(plans: list[Plan]) -> None:
    pool = _Pool(deadly=plans[1].script.id)
    died = [*audited([Share(tuple(plans), "wcag22-aa")], pool)]
    assert pool.given == [1, 3]
    assert [each.broken is not None for each in died] == [False, True, False]
    assert died[1].broken is not None
    assert died[1].broken.failure is not None
    assert "the process that played this walk was killed" in died[1].broken.failure.message
    assert _screens(died[2]) == [plans[2].script.id]


def test_shares_are_small_and_even_and_those_of_one_look_lie_side_by_side() -> None:
    grid = read_grid({}, all_of=("platform", "theme", "design"))
    plans = plan(find_flows(()), grid.variants)
    divided = shares(plans, "wcag22-aa")
    assert sorted(map(id, plans)) == sorted(id(each) for share in divided for each in share.plans)
    lengths = [sum(len(each.script.steps) for each in share.plans) for share in divided]
    longest = max(len(each.script.steps) for each in plans)
    assert max(lengths) <= 240 + longest
    looks = [(share.plans[0].look[0], share.plans[0].look[2:]) for share in divided]
    assert len([*dict.fromkeys(looks)]) == 1 + sum(a != b for a, b in pairwise(looks))
