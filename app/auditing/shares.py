"""Audit in several processes at once: who walks and audits what."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from app.walkthrough.evidence.trace import Trace
from app.walkthrough.playing.crew import hands, keep_open, stage
from app.walkthrough.playing.plan import Look, Plan
from audits import Entry

if TYPE_CHECKING:
    from app.auditing.auditor import Memory


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
    with hands(1, teams=count) as teams:
        found = [teams[kins.index(_kin(share)) % count].submit(_audit, share) for share in divided]
        for each in found:
            yield each.result()


def _kin(share: Share) -> Look:
    """Return the look of a share's screens but for the phone that they are on."""
    design, _platform, *rest = share.plans[0].look
    return (design, *rest)


_memory: Memory | None = None  # in a process that audits, what it has seen


def _audit(share: Share) -> Found:
    from app.auditing.auditor import Auditor, Memory

    global _memory  # noqa: PLW0603 - as above
    if _memory is None:
        _memory = Memory()
        keep_open(_memory.close)
    auditor = Auditor(share.profile, _memory)
    with closing(auditor.entries) as entries:
        traces = [stage().play(plan, watch=auditor.look) for plan in share.plans]
        broken = tuple(trace for trace in traces if trace.failure is not None)
        return Found(tuple(entries), len(share.plans), broken)
