"""A walk as its record has it: ``trace.jsonl``, one JSON object a line.

Times are virtual s, places px from the top left of the window. What a line leaves out is unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from app.walkthrough.evidence.record import picture_file
from app.walkthrough.evidence.trace import Result
from app.walkthrough.recorded.trees import Node, Trees

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that fails on the screen of a step that audited it. ``told`` is all that the record says."""

    rule: str
    name: str
    measured: str
    required: str
    told: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Planned:
    """A step that was not reached."""

    where: str
    command: str
    detail: str


@dataclass(frozen=True, slots=True)
class RecordedStep:
    """One step: what it was, how it ended, what it touched, and what was seen before and after it.

    ``before`` and ``after`` name pictures, ``tree`` a tree, ``frame`` is the hash of every pixel ("" where
    something private shows, or nothing was drawn). ``picture`` names one that the flow itself keeps.
    """

    number: int
    where: str
    command: str
    detail: str
    result: Result
    depth: int = 0
    label: str = ""
    message: str = ""
    picture: str = ""
    at_s: float = 0.0
    took_s: float = 0.0
    wall_s: float | None = None
    scrolled: str = ""
    target: Node | None = None
    touch: Point | None = None
    touch_to: Point | None = None
    touched: Node | None = None
    covered_by: Node | None = None
    before: str = ""
    after: str = ""
    frame: str = ""
    tree: str = ""
    checks: tuple[str, ...] = ()
    findings: tuple[Violation, ...] = ()

    @property
    def words(self) -> str:
        """What the step is, in the words of its flow."""
        return self.label or f"{self.command} {self.detail}".strip()

    @property
    def place(self) -> str:
        """Where the step stands, without the folders of its file."""
        return Path(self.where).name


@dataclass(frozen=True)
class Walk:
    """One flow on one variant. ``source`` is the flow's file, ``file`` the record.

    ``killed`` tells that the record breaks off: the run did not end by itself.
    """

    file: Path
    flow: str
    name: str
    variant: Mapping[str, str]
    size: tuple[int, int]
    steps: tuple[RecordedStep, ...]
    trees: Trees
    app: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    told: Mapping[str, Any] = field(default_factory=dict)
    ended: Result | None = None
    wall_s: float | None = None
    not_reached: tuple[Planned, ...] = ()

    @property
    def folder(self) -> Path:
        """Where the walk's own files are."""
        return self.file.parent

    @property
    def killed(self) -> bool:
        """Whether the record breaks off."""
        return self.ended is None

    @property
    def result(self) -> Result:
        """How the walk ended; one that breaks off was interrupted."""
        return Result.INTERRUPTED if self.ended is None else self.ended

    @cached_property
    def failure(self) -> RecordedStep | None:
        """The step that failed, where one did; not the blocks that it stands in."""
        failed = (step for step in self.steps if step.result is Result.FAILED and step.message)
        return next(failed, None)

    @property
    def virtual_s(self) -> float:
        """How long the walk took on the virtual clock."""
        return max((step.at_s + step.took_s for step in self.steps), default=0.0)

    def picture(self, name: str) -> Path:
        """Return the file of a picture."""
        return self.folder.parent / picture_file(name)
