"""Each blocker has a remedy that the screens offer, or an honest date; any order of them reaches the flow."""

from __future__ import annotations

from functools import cache
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.events import Begin, LeaveCheck
from app.domain.rules.conditions import CONDITIONS
from app.domain.rules.eligibility import blocked, check
from app.domain.state import State
from app.domain.views import view
from tests.app.domain.blockers import broken, run
from tests.app.domain.runs import play
from tests.app.domain.solving import at_the_check, solve, solve_all, way_through
from tests.app.domain.walking import Path

ALL = tuple(CONDITIONS)


@cache
def _way(name: str) -> Path:
    """Return the way that solves an item where nothing else is broken; it must serve among others, too."""
    return way_through(at_the_check(run(broken([name]))), name)


def _solved_in(order: tuple[str, ...]) -> State:
    state = at_the_check(run(broken(order)))
    for name in order:
        if name in {item.check for item in blocked(state.check.items)}:
            state = solve(state, name, _way(name))
    return solve_all(state)  # an accepted red packet fills a balance that was empty already


def _reaches_the_flow(state: State) -> bool:
    assert state.check.items == check(state.account, state.now, state.setup.claims), "an item is out of date"
    rename = play(state, LeaveCheck())
    return view(rename).screen == "rename" and view(play(rename, Begin())).screen == "consequences"


@pytest.mark.parametrize("name", [pytest.param(name, marks=pytest.mark.requirement(name)) for name in ALL])
def test_each_blocker_alone_can_be_solved_or_waited_for(name: str) -> None:
    assert _reaches_the_flow(_solved_in((name,)))


def test_any_two_can_be_solved_in_either_order() -> None:
    for order in permutations(ALL, 2):
        assert _reaches_the_flow(_solved_in(order)), order


@settings(deadline=None, max_examples=40)
@given(st.permutations(ALL), st.integers(1, len(ALL)))
def test_any_number_can_be_solved_in_any_order(order: list[str], count: int) -> None:
    assert _reaches_the_flow(_solved_in(tuple(order[:count])))
