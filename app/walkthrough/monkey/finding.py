"""What a monkey finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.walkthrough.monkey.deeds import Deed


class Kind(StrEnum):
    """The kinds of what can go wrong."""

    CRASH = "crash"
    DEAD_END = "dead-end"
    BROKEN_RULE = "broken-rule"
    BLANK = "blank-screen"
    RESTLESS = "never-rests"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that went wrong: where, and what in words.

    ``mark`` tells it apart from others of its kind: two with the same are one defect.
    """

    kind: Kind
    screen: str
    what: str
    mark: str

    @property
    def key(self) -> tuple[Kind, str]:
        """What two findings of one defect share."""
        return self.kind, self.mark


@dataclass(frozen=True, slots=True)
class Run:
    """A run of the app: the choices it began with, and what was done in it, up to what went wrong."""

    arguments: Mapping[str, str]
    deeds: Sequence[Deed]
