"""What a baseline says of one failure, and by what it is known again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

_SAME = 0.03  # a half step of a dark grey, blended in 8 bits a channel, moves a contrast ratio so far


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """By what a failure is known in another run.

    ``where`` has a value for each dimension that tells places apart ("dark"). ``node`` is the node's
    identity, and ``number`` counts those of one identity on one screen, from 1.
    """

    where: tuple[str, ...]
    rule: str
    node: str
    number: int
    state: str


class Numbering:
    """Counts the nodes of one identity on one screen, each as often as it is met by the same number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str, str], int] = {}
        self._count: Counter[tuple[str, str]] = Counter()

    def number(self, rule: str, identity: str, path: str) -> int:
        """Return the number of the node at a path among those that fail a rule under the same identity."""
        if (rule, identity, path) not in self._numbers:
            self._count[rule, identity] += 1
            self._numbers[rule, identity, path] = self._count[rule, identity]
        return self._numbers[rule, identity, path]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a failure: its figures in the rule's unit, why it failed, and where it was met.

    ``note`` is a person's own: why it may stay.
    """

    measured: float | None
    required: float | None
    reason: str = ""
    note: str = ""
    screens: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the figure and the reason, as a line about it says them."""
        figure = "" if self.measured is None else f"{self.measured:.2f}"
        return f"{figure} ({self.reason})" if self.reason else figure or "not measured"

    def differs_from(self, other: Known) -> bool:
        """Tell whether figure or reason are others, beyond what drawing in 8 bits makes of the same."""
        if self.reason != other.reason or (self.measured is None) != (other.measured is None):
            return True
        return self.measured is not None and abs(self.measured - (other.measured or 0)) > _SAME

    def is_worse_than(self, other: Known) -> bool:
        """Tell whether this misses its requirement by more than another one does.

        A figure that cannot be measured is no worse than another; a new reason is.
        """
        if self.reason != other.reason:
            return True
        if self.measured is None or self.required is None or other.measured is None:
            return False
        too_much = self.measured > self.required
        by = self.measured - other.measured if too_much else other.measured - self.measured
        return by > _SAME


@dataclass(frozen=True, slots=True)
class Baseline:
    """Known failures by key."""

    entries: Mapping[Key, Known]
