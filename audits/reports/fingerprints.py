"""Names for defects by which they are known again in another run, wherever they have moved."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..model import Finding
from .groups import Case, Defect


def by_node(found: Iterable[Defect]) -> list[Defect]:
    """Return defects divided by the nodes that have them: equal ones, of several screens, stay together."""
    return [part for defect in found for part in _divided(defect)]


def fingerprints(found: Iterable[Defect]) -> list[str]:
    """Return a name for each defect, made of its rule, its node's identity and its colours.

    Where several have the same, they are numbered in their order in the source: one more, or one less of them
    adds or takes one name only.
    """
    parts = [_parts(defect.worst) for defect in found]
    places = [(*_place(defect.worst), number) for number, defect in enumerate(found)]
    met: Counter[tuple[str, ...]] = Counter()
    names = [""] * len(parts)
    for *_, number in sorted(places):
        met[parts[number]] += 1
        names[number] = _hash((*parts[number], str(met[parts[number]])))
    return names


def _divided(defect: Defect) -> Iterator[Defect]:
    grouped: dict[tuple[str, ...], list[Case]] = {}
    for case in defect.cases:
        grouped.setdefault(_parts(case.finding), []).append(case)
    return (replace(defect, cases=tuple(cases)) for cases in grouped.values())


def _parts(finding: Finding) -> tuple[str, ...]:
    colours = finding.data.get("fgColor"), finding.data.get("bgColor")
    return finding.rule, finding.node.identity or finding.node.path, *map(str, colours)


def _place(finding: Finding) -> tuple[str, int, str]:
    """Return where a node is declared, in an order that people would count in."""
    file, _, line = finding.node.source.rpartition(":")
    return file, int(line) if line.isdecimal() else 0, finding.node.path


def _hash(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]
