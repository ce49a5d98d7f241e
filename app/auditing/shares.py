"""Divide an audit among several processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from app.walkthrough.evidence.trace import Trace
from app.walkthrough.playing.parallel import lost, opened_session
from app.walkthrough.playing.plan import Look, Plan
from app.walkthrough.playing.workers import Lost, work
from audits import Entry

if TYPE_CHECKING:
    from app.auditing.auditor import Auditor
    from app.walkthrough.playing.run import WalkSession


@dataclass(frozen=True, slots=True)
class Share:
    """The plans that share one look (design, theme, …); one process walks them all.

    ``thorough`` lets rules operate each distinct screen.
    """

    plans: tuple[Plan, ...]
    profile: str
    thorough: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The result of a walk: its number, the screens audited on it, and its trace if it failed."""

    number: int
    entries: tuple[Entry, ...]
    broken: Trace | None


@dataclass(frozen=True, slots=True)
class _Job:
    """One plan to walk and audit. Screens met before in the same share are not audited again."""

    plan: Plan
    share: int
    profile: str
    thorough: bool

    @property
    def kin(self) -> Look:
        """The look of its screens but for the phone that they are on."""
        design, _platform, *rest = self.plan.look
        return (design, *rest)


def shares(plans: Sequence[Plan], profile: str, *, thorough: bool = False) -> list[Share]:
    """Divide plans so that each screen state is met in one share only."""
    ordered = sorted(plans, key=lambda plan: plan.look)
    return [
        Share(tuple(group), profile, thorough) for _, group in groupby(ordered, key=lambda plan: plan.look)
    ]


def audited(divided: Sequence[Share]) -> Iterator[Found]:
    """Yield the result of each walk as soon as it ends; the walks are numbered through all shares.

    Shares that differ in their phone only go to the same process, which knows what it has seen before. A walk
    whose process dies is broken; the next process may audit screens again that the share had met.
    """
    jobs = [
        _Job(plan, place, share.profile, share.thorough)
        for place, share in enumerate(divided)
        for plan in share.plans
    ]
    kins = list(dict.fromkeys(job.kin for job in jobs))
    count = min(os.cpu_count() or 1, len(kins))
    queues: list[list[tuple[int, _Job]]] = [[] for _ in range(count)]
    for number, job in enumerate(jobs):
        queues[kins.index(job.kin) % count].append((number, job))
    for queue in queues:
        queue.sort(key=lambda numbered: kins.index(numbered[1].kin))  # what is alike, one after the other
    for number, result in work(auditing, queues):
        if isinstance(result, Lost):
            yield Found(number, (), lost(jobs[number].plan, result))
        else:
            yield Found(number, *result)


class _ShareAuditor:
    """Watches walks with one auditor a share, and keeps what it has seen for the next share."""

    def __init__(self, session: WalkSession) -> None:
        from app.auditing.auditor import Memory

        self._session = session
        self._memory = Memory()
        self._auditor: Auditor | None = None
        self._share = -1
        self._kin: Look = ()

    def audit(self, job: _Job) -> tuple[tuple[Entry, ...], Trace | None]:
        """Walk a plan; return the screens that are new in its share, and the trace where the walk failed."""
        auditor = self._auditor_of(job)
        known = len(auditor.entries)
        trace = self._session.play(job.plan, watch=auditor.look)
        return tuple(auditor.entries[known:]), None if trace.failure is None else trace

    def _auditor_of(self, job: _Job) -> Auditor:
        from app.auditing.auditor import Auditor

        if self._auditor is None or job.share != self._share:
            if self._auditor is not None:
                self._auditor.entries.close()
            if job.kin != self._kin:
                self._memory.forget()
                self._kin = job.kin
            self._auditor = Auditor(job.profile, self._memory, thorough=job.thorough)
            self._share = job.share
        return self._auditor

    def close(self) -> None:
        """Close the temporary files."""
        if self._auditor is not None:
            self._auditor.entries.close()
        self._memory.close()


@contextmanager
def auditing() -> Iterator[Callable[[_Job], tuple[tuple[Entry, ...], Trace | None]]]:
    """Open the window and give what walks and audits a plan in this process."""
    with opened_session() as session, closing(_ShareAuditor(session)) as auditor:
        yield auditor.audit
