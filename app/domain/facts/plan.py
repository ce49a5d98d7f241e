"""The plan of a change at the back end: its steps in order, and how an account stands after each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple


class Mark(IntEnum):
    """How an account stands at one place: its old identity is held (待回收, S05), then released or restored.

    The order is that of the keys within a run: a compensation overtakes a mark that arrives after it.
    """

    UNTOUCHED = 0
    HELD = 1
    RESTORED = 2
    RELEASED = 3


class Step(NamedTuple):
    """One step: who does it, what its account is left with there, and how long an answer takes in s.

    No store takes part in the pivot: its entry in the journal is the decision. So it cannot be half done.
    """

    where: str
    leaves: Mark
    seconds: int


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a run goes, in s: all of it undisturbed, grace for an answer, a compensation, a restart."""

    whole_s: int
    grace_s: int
    undo_s: int
    restart_s: int


@dataclass(frozen=True, slots=True)
class Plan:
    """All steps. Those before ``pivot`` can be undone; those after it are tried until they are done."""

    pace: Pace
    steps: tuple[Step, ...]
    pivot: int

    @property
    def seconds(self) -> int:
        """How long an undisturbed run takes, in s."""
        return sum(step.seconds for step in self.steps)
