"""One person's change at the back end: its plan, its journal, and what a rollback restores."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.facts.aftermath import Aftermath
from app.domain.facts.journal import Journal
from app.domain.facts.plan import Plan
from app.domain.facts.text import Text, literal


class Stage(StrEnum):
    """The stage of a run. Only in ``WORKING`` can it be rolled back."""

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
    """A change that was begun: its journal, and what a rollback has to restore.

    ``number`` grows with each attempt, so that the idempotency keys grow as well. ``undo`` holds the fields
    of the account that the commit changed, with their old values; ``aftermath`` is the state of the limits
    before it. ``due`` is the time of the next journal entry, None if there is none; ``ended`` is the time at
    which the run ended. ``moved_fen`` is the payment that caused a rollback; ``noted`` tells whether the
    person has read the result. ``old_name`` is the name before it, masked.
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
    old_name: Text = field(default_factory=lambda: literal(""))

    @property
    def running(self) -> bool:
        """Tell whether the run has not ended yet."""
        return not self.stage.ended

    def moment(self, at: int) -> datetime:
        """Return the time ``at`` s after the run began."""
        return self.begun + timedelta(seconds=at)

    def elapsed(self, now: datetime) -> int:
        """Return the whole s that have passed since it began."""
        return int((now - self.begun).total_seconds())
