"""All screens at one glance: a row for each screen, a column for each combination of choices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..model import Outcome, worst
from .groups import Defect
from .survey import Head, Seen, Survey, tightness

_Key = tuple[str, Head]


@dataclass(frozen=True, slots=True)
class Cell:
    """What was found on one screen in one column.

    ``ratio`` is the text contrast nearest to, or furthest below, what it needs; None without text.
    ``failures`` counts failing places, ``defect`` is the id of the heaviest defect there, "" for none.
    """

    outcome: Outcome
    ratio: float | None
    failures: int
    defect: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """``cells`` by row and column; a pair that is missing was never met, because no such step exists."""

    rows: tuple[str, ...]
    heads: tuple[Head, ...]
    cells: Mapping[_Key, Cell]


def matrix(survey: Survey, found: Iterable[Defect]) -> Matrix:
    """Return the matrix of a run; rows and columns keep their order, the control's columns come last."""
    grouped: dict[_Key, list[Seen]] = {}
    for state in survey.states:
        grouped.setdefault(_key(survey, state.context), []).append(state)
    failures: Counter[_Key] = Counter()
    heaviest: dict[_Key, str] = {}
    for defect in found:
        for case in defect.cases:
            key = _key(survey, case.context)
            failures[key] += 1
            heaviest.setdefault(key, defect.id)
    cells = {key: _cell(states, failures[key], heaviest.get(key, "")) for key, states in grouped.items()}
    ordered = sorted(survey.states, key=lambda state: state.control)
    heads = dict.fromkeys(survey.head(state.context) for state in ordered)
    return Matrix(tuple(dict.fromkeys(row for row, _ in grouped)), tuple(heads), cells)


def _key(survey: Survey, context: Mapping[str, str]) -> _Key:
    return context.get(survey.row, ""), survey.head(context)


def _cell(states: list[Seen], failures: int, defect: str) -> Cell:
    texts = [state.tightest for state in states if state.tightest is not None]
    tightest = min(texts, key=tightness, default=None)
    outcome = worst(state.outcome for state in states)
    return Cell(outcome, tightest.measured if tightest else None, failures, defect)
