"""The base of all commands of a flow: a record with its text for reports and what it does."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Protocol

from app.errors import Where

if TYPE_CHECKING:  # a flow is read without Kivy
    from app.walkthrough.evidence.privacy import Privacy
    from app.walkthrough.evidence.trace import TraceStep
    from app.walkthrough.script.scope import PlayedScope, Scope
    from app.walkthrough.script.stage import Stage
    from app.walkthrough.script.yamlsource import Value
    from audits.driving.driver import Driver
    from audits.driving.gestures import Selector


class Walk(Protocol):
    """What a command acts on: the app, the driver of its touches and keys, the variables, and the trace."""

    @property
    def driver(self) -> Driver:
        """What touches the app, types, and looks at the screen."""

    @property
    def stage(self) -> Stage:
        """The running app."""

    @property
    def privacy(self) -> Privacy:
        """What was typed, so that traces and messages can hide it."""

    @property
    def scope(self) -> PlayedScope:
        """The variables, what was copied, and the scripts' engine."""

    @property
    def chance(self) -> random.Random:
        """Chance, which is the same in every walk."""

    @property
    def platform(self) -> str:
        """The platform that the app is shown on, by its name in scripts."""

    def launch(self, arguments: Mapping[str, str]) -> None:
        """Start the app again with these choices."""

    def stop(self, *, killed: bool = False) -> None:
        """End the app: nothing is seen until it is launched again. Unless it is killed, it is told so."""

    def clear_state(self) -> None:
        """End the app, and forget all that it has kept."""

    @property
    def stopped(self) -> bool:
        """Whether the app was ended."""

    def keep_picture(self, entry: TraceStep, name: str, crop: Selector | None = None) -> bytes:
        """Keep a picture (PNG) of what is shown, or of one thing of it, under a name, and return it."""

    def play_steps(self, steps: Sequence[Step]) -> None:
        """Play steps, one after the other."""

    def nested(self) -> AbstractContextManager[None]:
        """Count the steps that are played meanwhile as parts of the present step."""

    def failing(self) -> AbstractContextManager[Failed]:
        """Catch the failure of steps that are played meanwhile, and tell whether one failed."""


class StepFailedError(Exception):
    """A step failed, and was written down; what it stands in ends with it."""


class Failed(Protocol):
    """Whether a step failed among those that were played meanwhile."""

    @property
    def failed(self) -> bool:
        """Whether one failed."""

    def forgive(self) -> None:
        """Let what failed count as warnings: it is tried again."""


class Command:
    """A command, checked and with every variable filled in that is known.

    ``nests``: it only runs other steps, and the trace lists each of those.
    """

    __slots__ = ()
    nests: ClassVar[bool] = False

    @property
    def detail(self) -> str:
        """What it is about, in a few words; of a typed text, only its length."""
        return ""

    @property
    def typed(self) -> str:
        """What it types, which is told only where somebody has chosen so; empty where that is not known."""
        return ""

    @property
    def most_steps(self) -> int:
        """How many steps are played with it, itself among them, as far as that is known beforehand."""
        return 1

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Do it. Raises CheckError where it fails."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Included:
    """Another flow that is run: its name, its steps and hooks, and the variables it sets itself."""

    name: str
    steps: tuple[Step, ...]
    on_start: tuple[Step, ...] = ()
    on_complete: tuple[Step, ...] = ()
    on_failure: tuple[Step, ...] = ()
    variables: Mapping[str, str] = field(default_factory=dict)


class Reading(Protocol):
    """What reads the value of a command that runs other steps, or names another file."""

    @property
    def folder(self) -> Path:
        """The folder of the flow."""

    def steps(self, value: Value) -> tuple[Step, ...]:
        """Read a list of commands."""

    def with_variables(self, value: Value, variables: Mapping[str, str]) -> Value:
        """Return a value in whose scope these variables are known, too."""

    def included(self, value: Value, variables: Mapping[str, str]) -> Included:
        """Read another flow, which is given these variables."""

    def file(self, value: Value) -> Path:
        """Return the file that a value names, beside the flow. Raises InputError where there is none."""


@dataclass(frozen=True)
class Spec:
    """How a command is written: its name in YAML, and how its value is read.

    ``bare`` is the command without a value, where that is allowed; ``example`` is a value for the error
    message where it is not. A command that runs other steps, or names a file, is read by ``read_with`` in
    place of ``read``. ``refused`` says why it cannot be played here, ``own`` why on no app but the prototype.
    ``optional`` is what it is unless said.
    """

    name: str
    read: Callable[[Value], Command] | None = None
    bare: Command | None = None
    example: str = ""
    read_with: Callable[[Value, Reading], Command] | None = None
    refused: str = ""
    own: str = ""
    optional: bool = False


class Again(Protocol):
    """A command that is read anew when it is played."""

    def now(self, scope: Scope) -> Command:
        """Return the command with everything filled in. Raises InputError or CheckError."""


@dataclass(frozen=True, slots=True)
class Step:
    """A command where it stands. An optional one that fails is a warning.

    ``again`` reads a command anew whose value is known only when it is played.
    """

    name: str
    command: Command
    where: Where
    label: str = ""
    optional: bool = False
    again: Again | None = None

    def command_now(self, scope: Scope) -> Command:
        """Return the command with everything filled in. Raises InputError or CheckError."""
        return self.command if self.again is None else self.again.now(scope)
