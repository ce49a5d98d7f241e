"""How far a monkey has come, and what it found."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from app.walkthrough.monkey.finding import Finding, Kind


@dataclass(frozen=True, slots=True)
class Proof:
    """The flow that shows a finding, how many steps it has, and whether playing it did show it.

    None: it was not played, because somebody interrupted.
    """

    finding: Finding
    flow: Path
    steps: int
    shown: bool | None


@dataclass(slots=True)
class Score:
    """What was done, in how many runs, on which screens, and what was found.

    ``times`` says how often each finding came up, by its key.
    """

    events: int = 0
    runs: int = 0
    screens: set[str] = field(default_factory=set)
    proofs: list[Proof] = field(default_factory=list)
    times: dict[tuple[Kind, str], int] = field(default_factory=dict)
