from __future__ import annotations

import gc
from weakref import ref

import pytest

from app.walkthrough.evidence.trace import Result
from app.walkthrough.playing.memory import collector_at_rest
from app.walkthrough.playing.plan import Plan, plan
from app.walkthrough.playing.run import play
from app.walkthrough.script.library import find_flows
from audits.driving.clock import VirtualTime


def test_a_flow_is_planned_once_for_each_variant_and_looks_change_seldom() -> None:
    scripts = find_flows(["happy-ios", "tour"])
    plans = plan(scripts, lambda fixed: iter([{"theme": "dark"}, {"theme": "light"}]))
    assert [(each.script.id, each.arguments["theme"]) for each in plans] == [
        ("happy-ios", "light"),
        ("tour", "light"),
        ("happy-ios", "dark"),
        ("tour", "dark"),
    ]


def test_an_interruption_hands_out_the_trace_so_far() -> None:
    (script,) = find_flows(["happy-ios"])
    looks: list[object] = []

    def watch(*seen: object) -> None:
        looks.append(seen)
        if len(looks) == 3:
            raise KeyboardInterrupt

    walks = play([Plan(script, {})] * 2, watch=watch)
    trace = next(walks)
    assert len(looks) == 3
    assert trace.failure is None
    assert [step.result for step in trace.steps if step.command != "runFlow"] == [Result.PASSED] * 3
    with pytest.raises(KeyboardInterrupt):
        next(walks)
    assert gc.isenabled()


def test_a_walk_leaves_the_event_loop_as_it_was() -> None:
    from kivy.base import EventLoop

    before = (EventLoop.postproc_modules, list(EventLoop.input_providers))
    (script,) = find_flows(["tour"])
    list(play([Plan(script, {})]))
    assert (EventLoop.postproc_modules, list(EventLoop.input_providers)) == before


class Knot:
    """Holds itself, so that only the collector finds it."""

    def __init__(self) -> None:
        self.itself = self


def test_the_collector_rests_and_comes_back() -> None:
    assert gc.isenabled()
    with collector_at_rest():
        assert not gc.isenabled()
        assert gc.get_freeze_count() > 0
        left = Knot()
        gone = ref(left)
        del left
    assert gc.isenabled()
    assert gone() is not None
    with collector_at_rest():
        assert gone() is None
    assert gc.isenabled()


def test_time_passes_as_it_is_told(time: VirtualTime) -> None:
    from audits.driving.frames import Frames

    before = time.now
    Frames(time).let_pass(2.0)
    assert time.now == pytest.approx(before + 2)
