"""What the variables of a flow stand for: known ones while it is read, all of them while it is played."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from app.errors import CheckError
from app.walkthrough.script.expressions import VARIABLE_NAME, expressions, fill, has_expressions

if TYPE_CHECKING:
    from app.walkthrough.script.javascript import JavaScript


class Scope(Protocol):
    """Fills in what stands in ``${…}``."""

    def filled(self, text: str) -> str:
        """Return a text with what is known filled in; the rest as it stands."""

    def is_open(self, text: str) -> bool:
        """Tell whether something in a text is not known yet."""


class KnownScope:
    """The variables that are known before a flow is played; expressions are left open."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self.variables = variables

    def filled(self, text: str) -> str:
        """Return a text with the known variables filled in."""
        if not has_expressions(text):
            return text
        return fill(text, lambda name: self.variables.get(name, f"${{{name}}}"))

    def is_open(self, text: str) -> bool:
        """Tell whether a text has an expression, or a variable that is not known yet."""
        return has_expressions(text) and any(each not in self.variables for each in expressions(text))


class PlayedScope:
    """The variables while a flow is played. ``start`` makes the engine once it is needed."""

    def __init__(self, start: Callable[[], JavaScript]) -> None:
        self._start = start
        self._engine: JavaScript | None = None
        self._variables: dict[str, str] = {}
        self._copied = ""

    @property
    def copied(self) -> str:
        """What was copied last."""
        return self._copied

    def copy(self, text: str) -> None:
        """Keep a text that was copied, also for scripts."""
        self._copied = text
        if self._engine is not None:
            self._engine.copied(text)

    def filled(self, text: str) -> str:
        """Return a text with everything filled in. Raises CheckError, also for a variable without value."""
        return fill(text, self._value) if has_expressions(text) else text

    def is_open(self, text: str) -> bool:
        """Tell that nothing is unknown any more."""
        return False

    def run(self, code: str, variables: Mapping[str, str]) -> None:
        """Run a program that has these variables, too. Raises CheckError."""
        with self.defined(variables):
            self._javascript().value(code)

    @contextmanager
    def defined(self, variables: Mapping[str, str], *, given: bool = True) -> Iterator[None]:
        """Let variables have these values meanwhile; where not ``given``, only those that have none yet."""
        before = dict(self._variables)
        for name, value in variables.items():
            if given or name not in before:
                self._define(name, self.filled(value))
        try:
            yield
        finally:
            for name in self._variables.keys() - before.keys():
                self._forget(name)
            for name, value in before.items():
                if self._variables[name] != value:
                    self._define(name, value)

    def _define(self, name: str, value: str) -> None:
        self._variables[name] = value
        if self._engine is not None:
            self._engine.define(name, value)

    def _forget(self, name: str) -> None:
        del self._variables[name]
        if self._engine is not None:
            self._engine.define(name, None)

    def _javascript(self) -> JavaScript:
        if self._engine is None:
            self._engine = self._start()
            self._engine.copied(self._copied)
            for name, value in self._variables.items():
                self._engine.define(name, value)
        return self._engine

    def _value(self, expression: str) -> str:
        if VARIABLE_NAME.fullmatch(expression) and self._engine is None:
            if expression in self._variables:
                return self._variables[expression]
            if expression not in ("output", "maestro"):
                return UNDEFINED
        return self._javascript().value(expression)


UNDEFINED = "undefined"
"""What a variable without a value stands for, as in Maestro."""


def holds(text: str) -> bool:
    """Tell whether a condition's value counts as true, as in Maestro."""
    return text.strip().lower() not in ("", "false", UNDEFINED, "null", "nan", "0", "0.0")


def must_hold(text: str, written: str) -> None:
    """Raise CheckError where a condition does not hold."""
    if not holds(text):
        raise CheckError(f"{written} is {text.strip() or 'empty'}")
