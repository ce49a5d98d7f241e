"""Commands that run JavaScript, or ask it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.walkthrough.script.commands.base import Command, Reading, Spec, Walk
from app.walkthrough.script.commands.holding import holds
from app.walkthrough.script.scope import must_hold
from app.walkthrough.script.selecting import Condition, read_condition
from app.walkthrough.script.values import EVERY, Later, alone, given, later, read_variables
from app.walkthrough.script.yamlsource import Value
from audits.textfile import read_text

if TYPE_CHECKING:
    from app.walkthrough.evidence.trace import TraceStep


@dataclass(frozen=True, slots=True)
class EvalScript(Command):
    """Run the code in ``${…}``: it has run when the command is filled in."""

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Do nothing more."""


@dataclass(frozen=True, slots=True)
class AssertTrue(Command):
    """Assert that an expression is true."""

    value: str
    written: str

    @property
    def detail(self) -> str:
        """The expression."""
        return self.written

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Look at its value."""
        must_hold(self.value, self.written)


@dataclass(frozen=True, slots=True)
class RunScript(Command):
    """Run a file of JavaScript, with variables of its own, where a condition holds."""

    name: str
    code: str = field(repr=False)
    variables: Mapping[str, str] = field(default_factory=dict)
    when: Later[Condition] | None = None

    @property
    def detail(self) -> str:
        """The file."""
        return self.name

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Run it."""
        if holds(self.when, walk):
            walk.scope.run(self.code, self.variables)
        else:
            entry.skip()


def _assert_true(value: Value) -> Command:
    at = alone(value, "condition")
    return AssertTrue(at.text(), at.raw())


def _eval(value: Value) -> Command:
    alone(value, "script").text()
    return EvalScript()


def _run(value: Value, reading: Reading) -> Command:
    if value.is_text:
        return RunScript(value.raw(), read_text(reading.file(value), "name a file of JavaScript"))
    pairs = given(value.mapping(("file", "env", "when", *EVERY)))
    if "file" not in pairs:
        raise value.fail("file is missing", "give `file: …`")
    return RunScript(
        pairs["file"].raw(),
        read_text(reading.file(pairs["file"]), "name a file of JavaScript"),
        read_variables(pairs["env"]) if "env" in pairs else {},
        later(pairs["when"], read_condition) if "when" in pairs else None,
    )


COMMANDS = (
    Spec("assertTrue", _assert_true, example="${output.total == 3}"),
    Spec("evalScript", _eval, example="${output.total = 3}"),
    Spec("runScript", read_with=_run, example="setup.js"),
)
