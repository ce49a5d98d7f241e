"""The first step in which two walks differ, and what differs there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from app.walkthrough.recorded.trees import Node, Row, Sign, compare
from app.walkthrough.recorded.walk import RecordedStep, Walk


class Aspect(StrEnum):
    """What can differ between two steps, the plainest first."""

    ENDED = "ended"
    STEP = "step"
    RESULT = "result"
    MESSAGE = "message"
    TOUCHED = "touched"
    COVERED = "covered"
    LOOK = "look"
    TREE = "tree"
    FINDINGS = "findings"


def _told(node: Node | None) -> str:
    return node.told if node else ""


def _said(step: RecordedStep) -> str:
    """Return a message without the place of the step, which may be another in each run's copy of the flow."""
    return step.message.removeprefix(f"{step.where}: ")


_TOLD: Mapping[Aspect, Callable[[RecordedStep], object]] = {
    Aspect.STEP: lambda step: (step.command, step.detail, step.depth),
    Aspect.RESULT: lambda step: step.result,
    Aspect.MESSAGE: _said,
    Aspect.TOUCHED: lambda step: _told(step.touched),
    Aspect.COVERED: lambda step: _told(step.covered_by),
    Aspect.FINDINGS: lambda step: step.findings,
}


@dataclass(frozen=True, slots=True)
class Difference:
    """The first step in which two walks differ.

    ``place`` counts from 0; a walk that had ended before has no step there. ``rows`` are what differs between
    the elements, unchanged ones included.
    """

    first: Walk
    second: Walk
    place: int
    aspects: tuple[Aspect, ...]
    rows: tuple[Row, ...]

    @property
    def steps(self) -> tuple[RecordedStep | None, RecordedStep | None]:
        """The step of each walk."""
        return _at(self.first, self.place), _at(self.second, self.place)

    @property
    def count(self) -> int:
        """How many steps the longer walk has."""
        return max(len(self.first.steps), len(self.second.steps))

    @property
    def changed(self) -> int:
        """How many elements differ."""
        return sum(row.sign is not Sign.SAME for row in self.rows)


def first_difference(first: Walk, second: Walk) -> Difference | None:
    """Return the first step in which two walks differ, or None where they are the same to the end.

    What is seen is compared by the hash of every pixel; where a step has none, by pictures and elements.
    Times and places in files are not compared.
    """
    for place, (ours, theirs) in enumerate(zip_longest(first.steps, second.steps)):
        aspects = tuple(_aspects(first, second, ours, theirs))
        if aspects:
            return Difference(first, second, place, aspects, tuple(_rows(first, second, ours, theirs)))
    if first.result is not second.result:
        return Difference(first, second, len(first.steps), (Aspect.ENDED,), ())
    return None


def _at(walk: Walk, place: int) -> RecordedStep | None:
    return walk.steps[place] if place < len(walk.steps) else None


def _aspects(
    first: Walk, second: Walk, ours: RecordedStep | None, theirs: RecordedStep | None
) -> Iterator[Aspect]:
    if ours is None or theirs is None:
        yield Aspect.ENDED
        return
    yield from (aspect for aspect, told in _TOLD.items() if told(ours) != told(theirs))
    yield from _views(first, second, ours, theirs)


def _views(first: Walk, second: Walk, ours: RecordedStep, theirs: RecordedStep) -> Iterator[Aspect]:
    """Yield whether what is seen differs; a hash that one of them lacks says nothing."""
    if ours.frame and theirs.frame:
        if ours.frame != theirs.frame:
            yield Aspect.LOOK
        return
    if ours.after and theirs.after and ours.after != theirs.after:
        yield Aspect.LOOK
    if (
        ours.tree
        and theirs.tree
        and ours.tree != theirs.tree
        and first.trees[ours.tree] != second.trees[theirs.tree]
    ):
        yield Aspect.TREE


def _rows(first: Walk, second: Walk, ours: RecordedStep | None, theirs: RecordedStep | None) -> list[Row]:
    if ours is None or theirs is None or not (ours.tree and theirs.tree):
        return []
    return compare(first.trees[ours.tree], second.trees[theirs.tree])
