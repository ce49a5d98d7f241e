"""Walk and audit in several processes at once: one phone, theme and design at a time in each."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from multiprocessing import active_children, get_context

from app import headless
from app.variant import Variant
from app.walkthrough.plan import Plan
from app.walkthrough.trace import Trace
from audits import Entry


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
    ordered = sorted(plans, key=_look)
    return [Share(tuple(group), profile) for _, group in groupby(ordered, key=_look)]


def work(divided: Sequence[Share]) -> Iterator[Found]:
    """Yield what came of each share, in their order.

    An interruption (Ctrl-C) is this process's affair: the others, which would walk on, end with it.
    """
    count = min(os.cpu_count() or 1, len(divided))
    pool = ProcessPoolExecutor(count, get_context("spawn"), _begin)
    try:
        yield from pool.map(_walk, divided)
    except BaseException:
        for process in active_children():
            process.kill()  # SDL takes a mere request to end for a window's close button
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _look(plan: Plan) -> tuple[str, ...]:
    """Return what decides how screens look, in the order in which reports show it: light before dark."""
    arguments = {**Variant().as_arguments(), **plan.arguments, **plan.script.launch_arguments}
    theme = "" if arguments["theme"] == "light" else arguments["theme"]
    rest = (arguments["mode"], arguments["lang"], arguments["text_scale"])
    return (arguments["design"], arguments["platform"], theme, *rest)


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # The processes share the machine's cores; Mesa's own threads would only get in their way.
    os.environ["LP_NUM_THREADS"] = "1"
    headless.prepare()


def _walk(share: Share) -> Found:
    from app.walkthrough.auditor import Auditor
    from app.walkthrough.run import play

    auditor = Auditor(share.profile)
    with closing(auditor.entries) as entries:
        broken = tuple(trace for trace in play(share.plans, watch=auditor.look) if trace.failure is not None)
        return Found(tuple(entries), len(share.plans), broken)
