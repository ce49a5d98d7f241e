"""What can happen to identity papers. Nothing is captured: a placeholder stands for every file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from app.domain.events import Event
from app.domain.facts.deeds import Deed


@dataclass(frozen=True, slots=True)
class AttachPaper(Event):
    """Attach a placeholder for a paper, or another in place of the one that is there."""

    kind: ClassVar[Deed] = Deed.FREE
    paper: str


@dataclass(frozen=True, slots=True)
class RemovePaper(Event):
    """Take a paper's placeholder away."""

    kind: ClassVar[Deed] = Deed.UNDONE
    paper: str


@dataclass(frozen=True, slots=True)
class Apply(Event):
    """Hand the minor's application in."""

    kind: ClassVar[Deed] = Deed.FREE


@dataclass(frozen=True, slots=True)
class Withdraw(Event):
    """Take back what is under review."""

    kind: ClassVar[Deed] = Deed.ASKED
