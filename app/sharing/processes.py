"""A pool of processes on this machine: as many as it has processors, each with one job at a time."""

from __future__ import annotations

import os
import pickle
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from multiprocessing import connection
from typing import Generic, cast

from app.errors import MachineError
from app.sharing.child import INTERRUPTED_WITHIN_S, LEAVES_WITHIN_S, Child, Kind
from app.sharing.pools import TRIES, Begin, Job, Lost, Result


class Processes:
    """The processes of this machine, ``count`` at most; without it, one a processor."""

    has_our_files = True

    def __init__(self, count: int | None = None) -> None:
        self._count = count

    def results(
        self, begin: Begin[Job, Result], jobs: Sequence[Job], *, a_process: int = 1
    ) -> Iterator[tuple[int, Result | Lost]]:
        """See ``Pool.results``. The jobs are begun in their order."""
        most = self._count or os.cpu_count() or 1
        work = _Work(begin, jobs)
        try:
            yield from work.done_by(min(most, max(1, len(jobs) // a_process)))
        except BaseException:
            work.interrupt()
            raise


class _Work(Generic[Job, Result]):
    """Jobs that wait, those that are being done, and by which process."""

    def __init__(self, begin: Begin[Job, Result], jobs: Sequence[Job]) -> None:
        self._begin = begin
        self._jobs = jobs
        self._waiting = deque(range(len(jobs)))
        self._deaths: Counter[int] = Counter()
        self._busy: dict[Child, int | None] = {}  # the job of each process; none while it gets ready
        self._leaving: list[Child] = []

    def done_by(self, count: int) -> Iterator[tuple[int, Result | Lost]]:
        """Do all jobs in so many processes, and wait until these have ended."""
        for _ in range(min(count, len(self._jobs))):
            self._start()
        while self._busy:
            children = {child.connection: child for child in self._busy}
            for ready in connection.wait(list(children)):
                yield from self._listen(children[ready])  # type: ignore[index]
        for child in self._leaving:
            child.end(LEAVES_WITHIN_S)

    def interrupt(self) -> None:
        """End all processes, in the middle of what they do."""
        children = [*self._busy, *self._leaving]
        for child in children:
            child.interrupt()
        for child in children:
            child.end(INTERRUPTED_WITHIN_S)

    def _start(self) -> None:
        self._busy[Child(self._begin)] = None

    def _listen(self, child: Child) -> Iterator[tuple[int, Result | Lost]]:
        """Take what a process tells, give it the next job, and yield the result if it is one."""
        told = child.told()
        number = self._busy[child]
        if told is None:
            yield from self._died(child, number)
            return
        content = None if told.kind is Kind.READY else told.opened()
        self._give(child)
        if number is not None:
            yield number, cast("Result", content)

    def _give(self, child: Child) -> None:
        """Give a process the next job; where there is none, it ends."""
        if self._waiting:
            number = self._busy[child] = self._waiting.popleft()
            child.give(pickle.dumps(self._jobs[number], pickle.HIGHEST_PROTOCOL))
        else:
            del self._busy[child]
            child.release()
            self._leaving.append(child)

    def _died(self, child: Child, number: int | None) -> Iterator[tuple[int, Lost]]:
        """Begin the job of a dead process again, unless that was done often enough; start another process."""
        del self._busy[child]
        how = child.end(LEAVES_WITHIN_S)
        if number is None:
            raise MachineError(f"a process for the work could not be started: it {how}", "free some memory")
        self._deaths[number] += 1
        lost = self._deaths[number] == TRIES
        if not lost:
            self._waiting.appendleft(number)
        if self._waiting:
            self._start()
        if lost:
            yield number, Lost(f"{how}, {TRIES} times in a row")
