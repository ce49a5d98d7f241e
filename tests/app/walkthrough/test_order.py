"""Walks take the same time in any order; what other processes have walked is kept when one ends early."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pytest

from app.sharing.pools import Lost
from app.walkthrough.evidence.trace import Trace
from app.walkthrough.playing import parallel
from app.walkthrough.playing.plan import Plan
from app.walkthrough.playing.run import play
from app.walkthrough.script.library import find_flows


def test_walks_take_the_same_time_in_either_order() -> None:
    plans = [Plan(flow, {}) for flow in find_flows(["credit-line", "friend-requests", "balance"])]
    there = [_timed(trace) for trace in play(plans)]
    back = [_timed(trace) for trace in play(plans[::-1])]
    assert there == back[::-1]


def _timed(trace: Trace) -> Sequence[object]:
    return trace.failure, [(step.where, step.at_s, step.took_s) for step in trace.steps]


class _Pool:
    """Tells what it is told to."""

    has_our_files = True

    def __init__(self, told: Iterable[tuple[int, Any]]) -> None:
        self._told = told

    def results(self, *_: object, a_process: int = 1) -> Iterator[tuple[int, Any]]:
        yield from self._told


def test_an_interruption_hands_out_what_the_other_processes_have_walked() -> None:
    plans = [Plan(flow, {}) for flow in find_flows(["tour", "happy-ios", "balance"])]
    traces = [Trace(plan.script.id, "", (), {}) for plan in plans]

    def interrupted() -> Iterator[tuple[int, Trace]]:
        yield 0, traces[0]
        yield 2, traces[2]
        raise KeyboardInterrupt

    ended: list[tuple[int, Trace]] = []
    walks = parallel.film(plans, lambda *each: ended.append(each), _Pool(interrupted()))
    assert [next(walks), next(walks)] == [traces[0], traces[2]]
    with pytest.raises(KeyboardInterrupt):
        next(walks)
    assert ended == [(0, traces[0]), (2, traces[2])]


def test_a_walk_whose_process_dies_has_failed() -> None:
    plans = [Plan(flow, {"theme": "dark"}) for flow in find_flows(["tour", "balance"])]
    played = Trace("balance", "", (), {})

    lost, other = parallel.film(plans, pool=_Pool([(0, Lost("was killed (SIGKILL)")), (1, played)]))
    assert lost.failure is not None
    assert lost.failure.message == "tour: the process that played this walk was killed (SIGKILL)"
    assert lost.variant["theme"] == "dark"
    assert other is played
