"""diff.html: the first step in which two walks differ, side by side."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from app.walkthrough.recorded.trees import Node, Row, Sign
from app.walkthrough.recorded.walk import RecordedStep, Walk
from app.walkthrough.viewing.comparing.differences import Aspect, Difference
from app.walkthrough.viewing.comparing.pixels import Apart, apart
from app.walkthrough.viewing.pages import environment

FILE = "diff.html"
_MOST = 20  # walks that the page shows; each may have four pictures
_NUMBERS = 30  # steps that the strip of numbers shows on each side of the first difference
_LEADING = 3  # steps before the first difference
_AROUND = 1  # elements that stay the same, shown before and after one that differs


@dataclass(frozen=True, slots=True)
class Shot:
    """Two pictures of one moment: before or after the step; "" for one that there is not."""

    moment: str
    uris: tuple[str, str]
    apart: Apart | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A step in the strip of numbers: "same", "first" or "after" the first difference."""

    number: int
    kind: str


@dataclass(frozen=True, slots=True)
class Section:
    """All that the page shows of two walks that differ."""

    name: str
    difference: Difference
    shots: tuple[Shot, ...]

    @property
    def number(self) -> int:
        """The number of the step that differs, from 1."""
        return self.difference.place + 1

    @property
    def cells(self) -> list[Cell]:
        """The steps around the first difference."""
        first = self.number
        start = max(1, first - _NUMBERS)
        numbers = range(start, min(max(self.difference.count, first), first + _NUMBERS) + 1)
        return [Cell(n, "same" if n < first else "first" if n == first else "after") for n in numbers]

    @property
    def sides(self) -> list[tuple[str, Walk, RecordedStep | None, Sequence[RecordedStep]]]:
        """For each run its letter, its walk, the step that differs, and those that lead to it."""
        walks = (self.difference.first, self.difference.second)
        place = self.difference.place
        return [
            (letter, walk, step, walk.steps[max(0, place - _LEADING) : place])
            for letter, walk, step in zip("AB", walks, self.difference.steps, strict=True)
        ]

    @property
    def rows(self) -> list[Row | int]:
        """The elements that differ with those around them; a number stands for so many that are the same."""
        return list(_shortened(self.difference.rows))

    @property
    def details(self) -> list[tuple[Aspect, str, str]]:
        """Each aspect that differs, with what it is in A and in B where that can be said in a few words."""
        return [(aspect, *_figures(aspect, self.difference)) for aspect in self.difference.aspects]

    @property
    def cover(self) -> Node | None:
        """What lies over the place that one of the walks touches, and not in the other."""
        if Aspect.COVERED not in self.difference.aspects:
            return None
        return next((step.covered_by for step in self.difference.steps if step and step.covered_by), None)

    @property
    def gone(self) -> tuple[str, str, Node] | None:
        """What one walk touched and is not on the screen in the other: in which, in which not, and what."""
        ours, theirs = self.difference.steps
        if ours is None or theirs is None:
            return None
        first, second = self.difference.first, self.difference.second
        return _absent("A", "B", ours, theirs, second) or _absent("B", "A", theirs, ours, first)


def render_diff(
    found: Sequence[tuple[str, Difference]], count: int, only: Sequence[tuple[str, str]]
) -> Iterator[str]:
    """Yield the page: walks that differ by their names, of ``count`` compared, and those only in one run."""
    page = {
        "found": (_section(name, difference) for name, difference in found[:_MOST]),
        "differing": len(found),
        "more": max(0, len(found) - _MOST),
        "count": count,
        "only": only,
        "first": found[0][1].place + 1 if len(found) == 1 else 0,
    }
    return environment().get_template("diff.html.j2").generate(page)


def _section(name: str, difference: Difference) -> Section:
    return Section(name, difference, tuple(_shots(difference)))


def _shots(difference: Difference) -> Iterator[Shot]:
    """Yield the moments in which the pictures differ; where neither does, what is seen after the step."""
    shots = [_shot(difference, moment) for moment in ("before", "after")]
    differing = [shot for shot in shots if shot.apart is None or shot.apart.percent]
    shown = [shot for shot in differing if any(shot.uris)] or [shot for shot in shots[1:] if any(shot.uris)]
    yield from shown


def _shot(difference: Difference, moment: str) -> Shot:
    walks = (difference.first, difference.second)
    files = [_file(walk, step, moment) for walk, step in zip(walks, difference.steps, strict=True)]
    first, second = files
    found = apart(first, second) if first and second else None
    return Shot(moment, (_uri(first), _uri(second)), found)


def _file(walk: Walk, step: RecordedStep | None, moment: str) -> Path | None:
    name = getattr(step, moment) if step else ""
    return walk.picture(name) if name else None


def _uri(file: Path | None) -> str:
    try:
        return f"data:image/webp;base64,{base64.b64encode(file.read_bytes()).decode('ascii')}" if file else ""
    except OSError:
        return ""


def _shortened(rows: Sequence[Row]) -> Iterator[Row | int]:
    differing = [place for place, row in enumerate(rows) if row.sign is not Sign.SAME]
    kept = {place + by for place in differing for by in range(-_AROUND, _AROUND + 1)}
    for shown, group in groupby(enumerate(rows), key=lambda each: each[0] in kept):
        if shown:
            yield from (row for _, row in group)
        else:
            yield len(list(group))


def _figures(aspect: Aspect, difference: Difference) -> tuple[str, str]:
    ours, theirs = difference.steps
    if ours is None or theirs is None:
        return (str(len(difference.first.steps)), str(len(difference.second.steps)))
    told = _TOLD.get(aspect)
    return (told(ours), told(theirs)) if told else ("", "")


_TOLD: Mapping[Aspect, Callable[[RecordedStep], str]] = {
    Aspect.STEP: lambda step: step.words,
    Aspect.MESSAGE: lambda step: step.message,
    Aspect.TOUCHED: lambda step: _node(step.touched),
    Aspect.COVERED: lambda step: _node(step.covered_by),
    Aspect.FINDINGS: lambda step: str(len(step.findings)),
}


def _node(node: Node | None) -> str:
    return node.told if node else ""


def _absent(
    run: str, other: str, step: RecordedStep, failed: RecordedStep, walk: Walk
) -> tuple[str, str, Node] | None:
    """Return what a step touched in a run, where the step failed in the other for want of it."""
    node, nodes = step.touched, walk.trees[failed.tree]
    there = {each.id for each in nodes}
    missing = bool(node and node.id and nodes and failed.message and node.id not in there)
    return (run, other, node) if missing and node else None
