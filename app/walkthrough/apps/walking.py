"""Play flows on somebody else's app, several at once: each walk in a process of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from app.errors import InputError
from app.sharing.pools import Lost
from app.sharing.processes import Processes
from app.walkthrough.apps.job import AppWalk, Played
from app.walkthrough.apps.other import OtherApp
from app.walkthrough.evidence.trace import Result, Trace
from app.walkthrough.playing.parallel import Ended, ended_early, in_order, lost
from app.walkthrough.playing.plan import Plan
from audits.visiting.apart import visit_apart


@dataclass(frozen=True, slots=True)
class _Walked:
    """What became of a walk. ``failure`` says why the app could not be started, where it could not.

    ``told`` is, in words, what the app tried that it may not do.
    """

    trace: Trace
    told: tuple[str, ...]
    failure: InputError | None = None


def walk_app(
    app: OtherApp, plans: Sequence[Plan], ended: Ended, told: Callable[[str], None]
) -> Iterator[Trace]:
    """Yield the walk of each plan, in their order; ``ended`` gets each with its number, as it ends.

    ``told`` gets, in words, what the app tried that it may not do. A walk whose app dies or hangs has failed.
    Raises InputError where the app cannot be started.
    """
    walks = [AppWalk(app.shown(plan.arguments), _whole(plan)) for plan in plans]

    def ended_well() -> Iterator[tuple[int, Trace]]:
        for number, walked in _walked(walks):
            for line in walked.told:
                told(line)
            if walked.failure is not None:
                ended(number, walked.trace)
                raise walked.failure
            yield number, walked.trace

    yield from in_order(ended_well(), ended)


def _walked(walks: Sequence[AppWalk]) -> Iterator[tuple[int, _Walked]]:
    """Yield what became of each walk, with its number, as it ends."""
    if min(os.cpu_count() or 1, len(walks)) < 2:  # a process more would only cost time
        yield from ((number, _walk(each)) for number, each in enumerate(walks))
        return
    for number, result in Processes().results(walking, walks):
        if isinstance(result, Lost):
            yield number, _Walked(lost(walks[number].plan, result), ())
        else:
            yield number, result


@contextmanager
def walking() -> Iterator[Callable[[AppWalk], _Walked]]:
    """Give what plays a flow on an app, which gets a process of its own beside this one."""
    yield _walk


def _walk(walk: AppWalk) -> _Walked:
    told: list[str] = []
    last = ""
    try:
        for found in visit_apart(walk, told.append):
            if isinstance(found, Trace):
                return _Walked(found, tuple(told))
            if isinstance(found, Played):
                last = found.where
    except InputError as error:
        after = f" (after the step at {last})" if last else ""
        trace = ended_early(walk.plan, Result.FAILED, f"{error}{after}")
        return _Walked(trace, tuple(told), None if last else error)
    raise AssertionError("a walk ended without a trace")


def _whole(plan: Plan) -> Plan:
    """Return a plan that keeps the same wherever the current folder is: an app changes it."""
    if plan.kept is None:
        return plan
    return replace(plan, kept=replace(plan.kept, out=plan.kept.out.resolve()))
