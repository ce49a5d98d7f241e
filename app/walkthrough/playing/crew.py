"""Walk in several processes at once."""

from __future__ import annotations

import atexit
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from multiprocessing import active_children, get_context
from typing import TYPE_CHECKING

from app.prototype import headless
from app.walkthrough.evidence.trace import Trace
from app.walkthrough.playing.plan import Plan

if TYPE_CHECKING:
    from app.walkthrough.playing.run import Theatre

_FEWEST_A_PROCESS = 4  # walks; to start a process takes as long as a few of them


def film(plans: Sequence[Plan]) -> Iterator[Trace]:
    """Yield the filmed walk of each plan, in their order, as one process would film them.

    Each process takes a part of the plans that lie side by side, so that it seldom changes its look. An
    interruption yields what else had been walked before it goes on.
    """
    count = max(1, min(os.cpu_count() or 1, len(plans) // _FEWEST_A_PROCESS))
    with hands(1, teams=count) as teams:
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
def hands(count: int, teams: int = 1) -> Iterator[tuple[ProcessPoolExecutor, ...]]:
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


def stage() -> Theatre:
    """Return the running prototype of a process that walks."""
    return _stage


def keep_open(close: Callable[[], None]) -> None:
    """Let a process that walks close something at its end."""
    _open.callback(close)


def _begin() -> None:
    """Open the window and run the prototype, once for everything that this process walks."""
    # The processes share the machine's cores; Mesa's own threads would only get in their way.
    os.environ["LP_NUM_THREADS"] = "1"
    headless.prepare()
    from app.walkthrough.playing.run import theatre

    global _stage  # noqa: PLW0603 - a pool hands its tasks nothing else
    _stage = _open.enter_context(theatre())
    atexit.register(_open.close)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _film(plan: Plan) -> Trace:
    return _stage.play(plan, film=True)
