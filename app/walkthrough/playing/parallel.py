"""Film walks in several processes at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.prototype import headless
from app.walkthrough.evidence.trace import Result, Trace, TraceStep
from app.walkthrough.playing.facts import begun
from app.walkthrough.playing.plan import Plan
from app.walkthrough.playing.workers import Lost, work
from app.walkthrough.recorded.tracing import read_trace

if TYPE_CHECKING:
    from app.walkthrough.playing.run import WalkSession

_FEWEST_A_PROCESS = 4  # walks; to start a process takes as long as a few of them
Ended = Callable[[int, Trace], None]


def film(plans: Sequence[Plan], ended: Ended = lambda _number, _trace: None) -> Iterator[Trace]:
    """Yield the walk of each plan, in their order, as one process would play them.

    ``ended`` is called for each walk as soon as it ends, with its number among the plans. Each process takes
    a part of the plans that lie side by side, so that it seldom changes its look. A walk whose process dies
    has failed.
    """
    count = max(1, min(os.cpu_count() or 1, len(plans) // _FEWEST_A_PROCESS))
    queues: list[list[tuple[int, Plan]]] = [[] for _ in range(count)]
    for number, plan in enumerate(plans):
        queues[number * count // len(plans)].append((number, plan))
    yield from in_order(_told(plans, work(filming, queues)), ended)


def in_order(told: Iterator[tuple[int, Trace]], ended: Ended) -> Iterator[Trace]:
    """Yield walks in the order of their numbers, from 0 on; ``ended`` gets each as soon as it is told.

    An interruption yields what else had been walked before it goes on.
    """
    waiting: dict[int, Trace] = {}
    following = 0
    try:
        for number, trace in told:
            waiting[number] = trace
            ended(number, trace)
            while following in waiting:
                yield waiting.pop(following)
                following += 1
    except KeyboardInterrupt:
        yield from (waiting[number] for number in sorted(waiting))
        raise


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
