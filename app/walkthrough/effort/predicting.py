"""How long people take for what they do, by the operators: low, likely and high, in s.

Waits for the prototype itself are not in it: they are counted apart.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from app.content.operators import BOUNDS, Operator
from app.walkthrough.effort.acts import Act, Kind, Point

_FIRST_FROM: Point = (195.0, 844.0)  # dp: a thumb at rest lies at the lower edge, in the middle
_SMALLEST = 8.0  # dp: what is touched at a point has no size of its own


@dataclass(frozen=True, slots=True)
class Parts:
    """What a time is made of, in s: thinking, moving and pressing the finger, typing, and reading."""

    thinking: float = 0.0
    moving: float = 0.0
    typing: float = 0.0
    reading: float = 0.0

    @property
    def total(self) -> float:
        """All of it."""
        return self.thinking + self.moving + self.typing + self.reading

    def plus(self, other: Parts) -> Parts:
        """Return the sums."""
        return Parts(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))


def predict(acts: Sequence[Act], operators: Mapping[str, Operator], language: str) -> dict[str, Parts]:
    """Return the time for all acts by low, likely and high; ``language`` is that of the texts."""
    return {bound: _predicted(acts, Figures(operators, bound, language)) for bound in BOUNDS}


class Figures:
    """The figures of all operators at one bound."""

    def __init__(self, operators: Mapping[str, Operator], bound: str, language: str) -> None:
        self._values = {name: float(getattr(each, bound)) for name, each in operators.items()}
        self.reading = self["read_zh" if language.startswith("zh") else "read_en"] * self["share_read"]

    def __getitem__(self, name: str) -> float:
        return self._values[name]


def _predicted(acts: Sequence[Act], figures: Figures) -> Parts:
    total, finger, screen = Parts(), _FIRST_FROM, None
    for act in acts:
        total = total.plus(_part(act, finger, figures, new=act.screen != screen))
        finger, screen = act.at or finger, act.screen
    return total


def _part(act: Act, finger: Point, figures: Figures, *, new: bool) -> Parts:
    """Return the time for one act; what leads to a ``new`` screen, or is typed, is thought of first."""
    reading = act.read * figures.reading
    if act.kind is Kind.WAIT:
        return Parts(reading=reading)
    moving = act.swipes * figures["swipe"]
    if act.kind is Kind.TAP:
        moving += figures["press"] + figures["bit"] * difficulty(finger, act)
    thinks = new or act.kind is Kind.TYPE
    return Parts(figures["think"] if thinks else 0.0, moving, act.characters * figures["character"], reading)


def difficulty(finger: Point, act: Act) -> float:
    """Return the index of difficulty of a touch, in bits: log2(distance / size + 1), after Shannon.

    The size is the smaller side of the target: MacKenzie & Buxton 1992, Extending Fitts' law to
    two-dimensional tasks, CHI.
    """
    if act.at is None:
        return 0.0
    return math.log2(math.dist(finger, act.at) / max(act.size, _SMALLEST) + 1)
