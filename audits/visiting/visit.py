"""What a visit to an app is asked for, and what comes of it: records that pass from process to process."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ..target.explaining import Target

if TYPE_CHECKING:
    from ..looking.seen import Seen

Size = tuple[int, int]
TIME_LIMIT_S = 300.0  # real time; the slowest start met took a minute on a busy machine


class Phase(StrEnum):
    """The phase of a visit, for error messages."""

    STARTING = "while it is started"
    AUDITING = "while it is audited"
    WALKING = "while it is walked"


class Job(Protocol):
    """What else than a visit is done with an app in a process of its own; passes from process to process."""

    @property
    def target(self) -> Target:
        """The app."""

    @property
    def time_limit(self) -> float:
        """For how long the app may give no sign of life, in real s."""

    @property
    def phase(self) -> Phase:
        """What is being done with the app, once it has started."""

    def results(self, say: Callable[[object], None]) -> Iterator[object]:
        """Yield what comes of it, in the process of the app; ``say`` takes what is to be told meanwhile.

        Raises what ends it: ReportedError, KeyboardInterrupt.
        """


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do before the audit: ``screen``, ``tap`` or ``wait``, and its object (for a wait, s)."""

    kind: str
    what: str


@dataclass(frozen=True, slots=True)
class Visit:
    """What to visit and how: the window in px, the rules, the steps to the screen, the presses beyond it.

    ``theme`` is a name, or ``all`` for the one in which the app starts; ``hooks`` switch themes, see
    ``target.themes``. ``repairs`` asks for the colours that would pass to be tried, as a report shows them;
    ``probe`` lets rules operate the app. ``wait`` is how long the app runs, in s of virtual time, once it has
    come to rest after its start. Unless ``size_asked``, the size that the app gives its window counts.
    ``tokens`` are data files with colours of the app. ``time_limit`` is how long the app may give no sign of
    life, in real s. ``anew`` asks for the colours of each screen after a fresh start in the theme, and for
    nothing else; ``fresh`` are those by the structure of the screen, found by another visit.
    """

    target: Target
    size: Size
    profile: str
    rules: Sequence[str] | None = None
    theme: str | None = None
    hooks: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    explore: int = 0
    seed: int = 0
    repairs: bool = False
    probe: bool = False
    time_limit: float = TIME_LIMIT_S
    wait: float = 0.0
    size_asked: bool = True
    tokens: tuple[Path, ...] = ()
    anew: bool = False
    fresh: Mapping[Hashable, tuple[Seen, ...]] = field(default_factory=dict)

    @property
    def phase(self) -> Phase:
        """What is being done with the app, once it has started."""
        return Phase.AUDITING


@dataclass(frozen=True, slots=True)
class Themes:
    """The names of the themes that an app has, the one in which it was audited first."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """The app runs on a copy of its folder."""

    copy: Path
    original: Path


@dataclass(frozen=True, slots=True)
class Begun:
    """The context of the screen that is going to be audited."""

    context: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Looks:
    """The colours of a screen of an app that was started anew in a theme, and the screen's structure."""

    structure: Hashable
    seen: tuple[Seen, ...]
