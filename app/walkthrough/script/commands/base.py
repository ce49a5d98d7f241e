"""The base of all commands of a flow: a record with its text for reports and what it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol

from app.errors import Where

if TYPE_CHECKING:  # a flow is read without Kivy
    from app.walkthrough.evidence.privacy import Privacy
    from app.walkthrough.evidence.trace import TraceStep
    from app.walkthrough.script.stage import Stage
    from app.walkthrough.script.yamlsource import Value
    from audits.driving.driver import Driver


class Walk(Protocol):
    """What a command acts on: the app, the driver of its touches and keys, and the trace."""

    @property
    def driver(self) -> Driver:
        """What touches the app, types, and looks at the screen."""

    @property
    def stage(self) -> Stage:
        """The running app."""

    @property
    def privacy(self) -> Privacy:
        """What was typed, so that traces and messages can hide it."""

    def launch(self, arguments: Mapping[str, str]) -> None:
        """Start the app again with these choices."""

    def keep_picture(self, entry: TraceStep, name: str) -> None:
        """Keep a picture of what is shown under a name."""

    def play_steps(self, steps: Sequence[Step]) -> None:
        """Play steps, one after the other."""

    def nested(self) -> AbstractContextManager[None]:
        """Count the steps that are played meanwhile as parts of the present step."""


class Command:
    """A command, checked and with every variable filled in.

    ``nests``: it only runs other steps, and the trace lists each of those.
    """

    __slots__ = ()
    nests: ClassVar[bool] = False

    @property
    def detail(self) -> str:
        """What it is about, in a few words; of a typed text, only its length."""
        return ""

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Do it. Raises CheckError where it fails."""
        raise NotImplementedError


class Reading(Protocol):
    """What reads the value of a command that runs other steps."""

    def steps(self, value: Value) -> tuple[Step, ...]:
        """Read a list of commands."""

    def included(self, value: Value, variables: Mapping[str, str]) -> tuple[str, tuple[Step, ...]]:
        """Read another flow and return its name and its steps."""


@dataclass(frozen=True)
class Spec:
    """How a command is written: its name in YAML, and how its value is read.

    ``bare`` is the command without a value, where that is allowed; ``example`` is a value for the error
    message where it is not. A command that runs other steps is read by ``read_steps`` in place of ``read``.
    """

    name: str
    read: Callable[[Value], Command] | None = None
    bare: Command | None = None
    example: str = ""
    read_steps: Callable[[Value, Reading], Command] | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A command where it stands. An optional one that fails is a warning."""

    name: str
    command: Command
    where: Where
    label: str = ""
    optional: bool = False
