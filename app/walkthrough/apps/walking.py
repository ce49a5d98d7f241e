"""Play flows on somebody else's app: each walk in a process of its own, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from app.errors import InputError
from app.walkthrough.apps.job import AppWalk, Played
from app.walkthrough.apps.other import OtherApp
from app.walkthrough.evidence.trace import Result, Trace
from app.walkthrough.playing.parallel import Ended, ended_early
from app.walkthrough.playing.plan import Plan
from audits.visiting.apart import visit_apart


def walk_app(
    app: OtherApp, plans: Sequence[Plan], ended: Ended, told: Callable[[str], None]
) -> Iterator[Trace]:
    """Yield the walk of each plan; ``ended`` gets each with its number among the plans, as it ends.

    ``told`` gets, in words, what the app tried that it may not do. A walk whose app dies or hangs has failed.
    Raises InputError where the app cannot be started.
    """
    for number, plan in enumerate(plans):
        try:
            trace = _walked(AppWalk(app.shown(plan.arguments), _whole(plan)), told)
        except InputError as error:
            ended(number, ended_early(plan, Result.FAILED, str(error)))
            raise
        ended(number, trace)
        yield trace


def _whole(plan: Plan) -> Plan:
    """Return a plan that keeps the same wherever the current folder is: an app changes it."""
    if plan.kept is None:
        return plan
    return replace(plan, kept=replace(plan.kept, out=plan.kept.out.resolve()))


def _walked(walk: AppWalk, told: Callable[[str], None]) -> Trace:
    last = ""
    try:
        for found in visit_apart(walk, told):
            if isinstance(found, Trace):
                return found
            if isinstance(found, Played):
                last = found.where
    except InputError as error:
        if not last:
            raise
        return ended_early(walk.plan, Result.FAILED, f"{error} (after the step at {last})")
    raise AssertionError("a walk ended without a trace")
