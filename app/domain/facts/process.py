"""One person's change at the back end: its plan, its journal, and what a rollback restores."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.facts.aftermath import Aftermath
from app.domain.facts.journal import Journal
from app.domain.facts.plan import Plan


class Stage(StrEnum):
    """Where a run stands. Only ``WORKING`` can be turned back."""

    WORKING = "working"
    RELEASING = "releasing"
    RETURNING = "returning"
    COMPLETED = "completed"
    ROLLED_BACK = "rolled-back"

    @property
    def ended(self) -> bool:
        """Tell whether nothing more is to be done."""
        return self in (Stage.COMPLETED, Stage.ROLLED_BACK)


@dataclass(frozen=True, slots=True)
class Process:
    """A change that was begun: its journal, and what has to be put back if it turns back.

    ``number`` grows with each attempt, and with it the keys. ``undo`` holds the account's fields that the
    commit changed, with their old values; ``aftermath`` is how far a recovery had come. ``due`` is the moment
    of the next entry, None once there is none; ``ended`` is when it was through. ``moved_fen`` is the money
    that stopped it; ``noted`` tells whether the person has read how it ended.
    """

    number: int
    begun: datetime
    plan: Plan
    journal: Journal = ()
    stage: Stage = Stage.WORKING
    due: datetime | None = None
    ended: datetime | None = None
    undo: tuple[tuple[str, object], ...] = ()
    aftermath: Aftermath = field(default_factory=Aftermath)
    moved_fen: int = 0
    noted: bool = False

    @property
    def running(self) -> bool:
        """Tell whether the back end is at work on it."""
        return not self.stage.ended

    def moment(self, at: int) -> datetime:
        """Return the moment that lies so many s after the beginning."""
        return self.begun + timedelta(seconds=at)

    def elapsed(self, now: datetime) -> int:
        """Return the whole s that have passed since it began."""
        return int((now - self.begun).total_seconds())
