"""A walk meets the same frames whatever was walked before it, and in whichever process."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path
from subprocess import run
from sys import executable

import pytest

from app.walkthrough.evidence.trace import Trace
from app.walkthrough.playing.crew import _as_far_as_they_come
from app.walkthrough.playing.plan import Plan
from app.walkthrough.playing.run import play
from app.walkthrough.script.library import find_flows


def _told(trace: Trace) -> Sequence[object]:
    return [
        (step.where, step.result, step.at_s, step.took_s, step.touched, step.pixels) for step in trace.steps
    ]


def _plans() -> list[Plan]:
    tour, face_id = find_flows(["tour", "happy-ios"])
    return [Plan(face_id, {"theme": "dark"}), Plan(tour, {"platform": "android"}), Plan(face_id, {})]


def test_a_walk_is_the_same_after_others_as_alone() -> None:
    plans = _plans()
    together = list(play(plans, film=True))
    for plan, trace in zip(plans, together, strict=True):
        (alone,) = play([plan], film=True)
        assert _told(trace) == _told(alone)


def test_walks_take_the_same_time_in_either_order() -> None:
    plans = [Plan(flow, {}) for flow in find_flows(["credit-line", "friend-requests", "balance"])]
    there = [_timed(trace) for trace in play(plans)]
    back = [_timed(trace) for trace in play(plans[::-1])]
    assert there == back[::-1]


def _timed(trace: Trace) -> Sequence[object]:
    return trace.failure, [(step.where, step.at_s, step.took_s) for step in trace.steps]


FILMS = """
if __name__ == "__main__":  # a process that walks imports this file, too, before its Kivy is prepared
    import pickle, sys
    from app.walkthrough.playing import crew
    from tests.app.walkthrough.test_order import _plans, _told
    crew._FEWEST_A_PROCESS = 1
    crew.os.cpu_count = lambda: 2
    sys.stdout.buffer.write(pickle.dumps([_told(trace) for trace in crew.film(_plans())]))
"""


def test_two_processes_film_what_one_does(tmp_path: Path) -> None:
    import pickle

    script = tmp_path / "films.py"
    script.write_text(FILMS, encoding="utf-8")
    ended = run([executable, script], cwd=Path.cwd(), env=_environment(), capture_output=True, check=True)
    assert pickle.loads(ended.stdout) == [_told(trace) for trace in play(_plans(), film=True)]


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(Path.cwd())}


def test_an_interruption_hands_out_what_the_other_processes_have_walked() -> None:
    walks: list[Future[Trace]] = [Future() for _ in range(4)]
    traces = [Trace(name, name, (), {}) for name in "abcd"]
    walks[0].set_result(traces[0])
    walks[1].set_exception(KeyboardInterrupt())
    walks[3].set_result(traces[3])
    seen: list[Trace] = []
    with pytest.raises(KeyboardInterrupt):
        seen.extend(trace for trace in _collect(walks, seen))
    assert seen == [traces[0], traces[3]]


def _collect(walks: Sequence[Future[Trace]], seen: list[Trace]) -> Sequence[Trace]:
    for trace in _as_far_as_they_come(walks):
        seen.append(trace)
    return ()
