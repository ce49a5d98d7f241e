"""Film walks in several processes at once."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.prototype import headless
from app.sharing import pools
from app.sharing.pools import Lost, Pool
from app.sharing.processes import Processes
from app.walkthrough.evidence.folder import Files, files_in, put_into
from app.walkthrough.evidence.trace import Result, Trace, TraceStep
from app.walkthrough.playing.facts import begun
from app.walkthrough.playing.plan import Plan
from app.walkthrough.recorded.tracing import read_trace

if TYPE_CHECKING:
    from app.walkthrough.playing.run import WalkSession

_FEWEST_A_PROCESS = 4  # walks; to start a process takes as long as a few of them
Ended = Callable[[int, Trace], None]


def film(
    plans: Sequence[Plan], ended: Ended = lambda _number, _trace: None, pool: Pool | None = None
) -> Iterator[Trace]:
    """Yield the walk of each plan, in their order, as one process would play them.

    ``ended`` is called for each walk as soon as it ends, with its number among the plans. Without a ``pool``,
    the processes of this machine play them. A walk whose process dies again and again has failed.
    """
    yield from in_order(_told(plans, _results(plans, pool or Processes())), ended)


def in_order(told: Iterator[tuple[int, Trace]], ended: Ended) -> Iterator[Trace]:
    """Yield walks in the order of their numbers, from 0 on; ``ended`` gets each as soon as it is told.

    An interruption yields what else had been walked before it goes on.
    """

    def walks() -> Iterator[tuple[int, Trace]]:
        for number, trace in told:
            ended(number, trace)
            yield number, trace

    return (trace for _, trace in pools.in_order(walks()))


def _results(plans: Sequence[Plan], pool: Pool) -> Iterator[tuple[int, Trace | Lost]]:
    """Yield the trace of each walk as it ends. What a process kept elsewhere is put where it belongs."""
    if pool.has_our_files:
        yield from pool.results(filming, plans, a_process=_FEWEST_A_PROCESS)
        return
    for number, result in pool.results(filming_elsewhere, plans, a_process=_FEWEST_A_PROCESS):
        if isinstance(result, Lost):
            yield number, result
            continue
        trace, files = result
        kept = plans[number].kept
        if kept is not None:
            put_into(kept.out, files)
        yield number, trace


def _told(plans: Sequence[Plan], results: Iterator[tuple[int, Trace | Lost]]) -> Iterator[tuple[int, Trace]]:
    for number, result in results:
        yield number, lost(plans[number], result) if isinstance(result, Lost) else result


@contextmanager
def opened_session() -> Iterator[WalkSession]:
    """Open the window and run the prototype, once for everything that this process walks."""
    # The processes share the machine's cores; Mesa's own threads would only get in their way.
    os.environ["LP_NUM_THREADS"] = "1"
    headless.prepare()
    from app.walkthrough.playing.run import walk_session

    with walk_session() as opened:
        yield opened


@contextmanager
def filming() -> Iterator[Callable[[Plan], Trace]]:
    """Give what films a plan in this process."""
    with opened_session() as session:
        yield session.play


@contextmanager
def filming_elsewhere() -> Iterator[Callable[[Plan], tuple[Trace, Files]]]:
    """Give what films a plan in a process that has not our files: what is kept of the walk comes with it."""
    with opened_session() as session:

        def play(plan: Plan) -> tuple[Trace, Files]:
            if plan.kept is None:
                return session.play(plan), {}
            with tempfile.TemporaryDirectory() as place:
                trace = session.play(replace(plan, kept=replace(plan.kept, out=Path(place))))
                return trace, files_in(Path(place))

        yield play


def lost(plan: Plan, result: Lost) -> Trace:
    """Return the trace of a walk whose process died, with the steps that its record has."""
    message = f"{plan.script.id}: the process that played this walk {result.how}"
    return ended_early(plan, Result.FAILED, message)


def interrupted(plan: Plan) -> Trace:
    """Return the trace of a walk that nothing was heard of: what its record has, which may be all of it."""
    told = None if plan.kept is None else read_trace(plan.kept.record)
    if told is not None and told[1]:
        return told[0]
    return ended_early(plan, Result.INTERRUPTED, "not played to its end: the run was interrupted")


def ended_early(plan: Plan, result: Result, message: str) -> Trace:
    """Return the trace of a walk that was not played to its end, with a last step that says why."""
    told = None if plan.kept is None else read_trace(plan.kept.record)
    trace = begun(plan.script, plan.variant) if told is None else told[0]
    number = len(trace.steps) + 1
    trace.steps.append(TraceStep("", "walk", "", result, 0.0, message=message, number=number))
    return trace
