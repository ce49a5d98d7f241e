"""Walk and audit in several processes at once."""

from __future__ import annotations

import atexit
import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from itertools import groupby
from multiprocessing import active_children, get_context
from typing import TYPE_CHECKING

from app import headless
from app.walkthrough.plan import Look, Plan
from app.walkthrough.trace import Trace
from audits import Entry

if TYPE_CHECKING:
    from app.walkthrough.auditor import Memory
    from app.walkthrough.run import Theatre

_FEWEST_A_PROCESS = 4  # walks; to start a process takes as long as a few of them


@dataclass(frozen=True, slots=True)
class Share:
    """The plans of one look of the screens, which one process walks."""

    plans: tuple[Plan, ...]
    profile: str


@dataclass(frozen=True, slots=True)
class Found:
    """What came of a share: the audited screens, how many walks ended, and those that failed."""

    entries: tuple[Entry, ...]
    walked: int
    broken: tuple[Trace, ...]


def shares(plans: Sequence[Plan], profile: str) -> list[Share]:
    """Divide plans so that each screen state is met in one share only."""
    ordered = sorted(plans, key=lambda plan: plan.look)
    return [Share(tuple(group), profile) for _, group in groupby(ordered, key=lambda plan: plan.look)]


def work(divided: Sequence[Share]) -> Iterator[Found]:
    """Yield what came of each share, in their order.

    Shares that differ in their phone only go to the same process, which knows what it has seen before.
    """
    kins = list(dict.fromkeys(map(_kin, divided)))
    count = min(os.cpu_count() or 1, len(kins))
    with _hands(1, teams=count) as teams:
        found = [teams[kins.index(_kin(share)) % count].submit(_audit, share) for share in divided]
        for each in found:
            yield each.result()


def _kin(share: Share) -> Look:
    """Return the look of a share's screens but for the phone that they are on."""
    design, _platform, *rest = share.plans[0].look
    return (design, *rest)


def film(plans: Sequence[Plan]) -> Iterator[Trace]:
    """Yield the filmed walk of each plan, in their order, as one process would film them.

    Each process takes a part of the plans that lie side by side, so that it seldom changes its look. An
    interruption yields what else had been walked before it goes on.
    """
    count = max(1, min(os.cpu_count() or 1, len(plans) // _FEWEST_A_PROCESS))
    with _hands(1, teams=count) as teams:
        walks = [teams[number * count // len(plans)].submit(_film, each) for number, each in enumerate(plans)]
        yield from _as_far_as_they_come(walks)


def _as_far_as_they_come(walks: Sequence[Future[Trace]]) -> Iterator[Trace]:
    for number, walk in enumerate(walks):
        try:
            yield walk.result()
        except KeyboardInterrupt:
            for other in walks[number:]:
                if other.done() and other.exception() is None:
                    yield other.result()
            raise


@contextmanager
def _hands(count: int, teams: int = 1) -> Iterator[tuple[ProcessPoolExecutor, ...]]:
    """Start teams of processes that walk.

    An interruption (Ctrl-C) is this process's affair: the others, which would walk on, end with it.
    """
    pools = tuple(ProcessPoolExecutor(count, get_context("spawn"), _begin) for _ in range(teams))
    try:
        yield pools
    except BaseException:
        for process in active_children():
            process.kill()  # SDL takes a mere request to end for a window's close button
        raise
    finally:
        for pool in pools:
            pool.shutdown(cancel_futures=True)


_open = ExitStack()  # in a process that walks, what stays open as long as it lives
_stage: Theatre
_memory: Memory | None = None


def _begin() -> None:
    """Open the window and run the prototype, once for everything that this process walks."""
    # The processes share the machine's cores; Mesa's own threads would only get in their way.
    os.environ["LP_NUM_THREADS"] = "1"
    headless.prepare()
    from app.walkthrough.run import theatre

    global _stage  # noqa: PLW0603 - a pool hands its tasks nothing else
    _stage = _open.enter_context(theatre())
    atexit.register(_open.close)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _audit(share: Share) -> Found:
    from app.walkthrough.auditor import Auditor, Memory

    global _memory  # noqa: PLW0603 - as above
    if _memory is None:
        _memory = Memory()
        _open.callback(_memory.close)
    auditor = Auditor(share.profile, _memory)
    with closing(auditor.entries) as entries:
        traces = [_stage.play(plan, watch=auditor.look) for plan in share.plans]
        broken = tuple(trace for trace in traces if trace.failure is not None)
        return Found(tuple(entries), len(share.plans), broken)


def _film(plan: Plan) -> Trace:
    return _stage.play(plan, film=True)
