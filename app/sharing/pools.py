"""What divides jobs among processes, wherever these are; and the results in the order of the jobs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

Begin = Callable[[], AbstractContextManager[Callable[[Job], Result]]]
"""Makes a process ready and gives what does a job there; must be importable by its name."""

TRIES = 3
"""How often a job is begun whose process dies each time; a process may die for reasons of its machine."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Stands for the result of a job whose processes died; ``how`` says how: "was killed (SIGKILL)"."""

    how: str


class Pool(Protocol):
    """Does jobs in several processes at once. A result depends on its job alone, not on who does it."""

    @property
    def has_our_files(self) -> bool:
        """Whether its processes read and write the files of this machine."""

    def results(
        self, begin: Begin[Job, Result], jobs: Sequence[Job], *, a_process: int = 1
    ) -> Iterator[tuple[int, Result | Lost]]:
        """Do each job once; yield its number and its result as it ends.

        A job whose process dies is begun again by another one, ``TRIES`` times in all; then it is ``Lost``,
        and the others go on. What a job raises is raised here. However this ends, nothing of it goes on
        running. It takes ``a_process`` jobs to be worth the start of a process. Raises MachineError where a
        process cannot be started.
        """


def in_order(results: Iterator[tuple[int, Result]]) -> Iterator[tuple[int, Result]]:
    """Yield numbered results by their number, from 0 on, each as soon as those before it are there.

    An error is raised after the results that were waiting for others.
    """
    waiting: dict[int, Result] = {}
    following = 0
    try:
        for number, result in results:
            waiting[number] = result
            while following in waiting:
                yield following, waiting.pop(following)
                following += 1
    except (Exception, KeyboardInterrupt):
        yield from sorted(waiting.items(), key=lambda each: each[0])
        raise
