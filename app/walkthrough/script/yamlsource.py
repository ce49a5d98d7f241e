"""YAML with places: read a file, and take values out of it with an error that says where.

The nodes of the document are read as they stand, so that a number keeps its zeros and every value its
line and column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from app.errors import InputError, UnknownNameError, Where
from audits.textfile import read_text

VARIABLE_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_VARIABLE = re.compile(r"\$\{([^}]*)\}")
_EMPTY = ("", "~", "null")
_LONGEST_NUMBER = 9  # digits; more is no number that a script can mean


def read_documents(path: Path) -> list[Node]:
    """Return the documents of a YAML file. Raises InputError with line and column."""
    text = read_text(path, "give the path of a flow")
    right = "write YAML as in https://maestro.mobile.dev"
    try:
        return [node for node in YAML(typ="safe", pure=True).compose_all(text) if node is not None]
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = Where(path, mark.line + 1, mark.column + 1) if mark else Where(path)
        raise InputError(f"not valid YAML: {error.problem or error.context}", right, where) from error
    except (YAMLError, ValueError, RecursionError) as error:
        problem = next(iter(str(error).splitlines()), "") or type(error).__name__
        raise InputError(f"not valid YAML: {problem}", right, Where(path)) from error


@dataclass(frozen=True)
class Value:
    """A value with its place and the variables that ``${…}`` in it stands for."""

    node: Node
    file: Path
    variables: Mapping[str, str]

    @property
    def where(self) -> Where:
        """The place where it begins."""
        mark = self.node.start_mark
        return Where(self.file, mark.line + 1, mark.column + 1)

    @property
    def is_mapping(self) -> bool:
        """Whether it is a mapping of keys to values."""
        return isinstance(self.node, MappingNode)

    @property
    def is_nothing(self) -> bool:
        """Whether nothing stands there."""
        return isinstance(self.node, ScalarNode) and self.node.style is None and self.node.value in _EMPTY

    @property
    def is_text(self) -> bool:
        """Whether it is a single text, number or word."""
        return isinstance(self.node, ScalarNode) and not self.is_nothing

    def fail(self, wrong: str, right: str = "") -> InputError:
        """Return the error that something is wrong here."""
        return InputError(wrong, right, self.where)

    def with_variables(self, variables: Mapping[str, str]) -> Value:
        """Return the same value with other variables."""
        return Value(self.node, self.file, variables)

    def mapping(self, known: Iterable[str] | None = None) -> dict[str, Value]:
        """Return a mapping's values; ``known`` names the keys that may stand in it."""
        if not isinstance(self.node, MappingNode):
            raise self.fail(f"{self._kind()} stands here", "write `key: value` pairs")
        found: dict[str, Value] = {}
        for key_node, value_node in self.node.value:
            key = Value(key_node, self.file, {})
            if not isinstance(key_node, ScalarNode):
                raise key.fail(f"{key._kind()} stands where a key should", "write `key: value` pairs")
            name = str(key_node.value)
            if known is not None and name not in known:
                raise UnknownNameError("key", name, known, key.where)
            if name in found:
                raise key.fail(f"the key {name!r} stands here twice", "keep one")
            found[name] = Value(value_node, self.file, self.variables)
        return found

    def items(self) -> Iterator[Value]:
        """Yield a list's values."""
        if not isinstance(self.node, SequenceNode):
            raise self.fail(f"{self._kind()} stands here", "write a list, each line beginning with `- `")
        for node in self.node.value:
            yield Value(node, self.file, self.variables)

    def text(self) -> str:
        """Return a text with its variables filled in; a number counts as its digits."""
        if not isinstance(self.node, ScalarNode) or self.is_nothing:
            raise self.fail(f"{self._kind()} stands here", "write a text")
        return _VARIABLE.sub(self._variable, str(self.node.value))

    def whole(self, least: int = 0, most: int | None = None) -> int:
        """Return a whole number of at least ``least`` and at most ``most``."""
        text = self.text().strip()
        number = int(text) if text.isdecimal() and len(text) <= _LONGEST_NUMBER else -1
        if number < least or (most is not None and number > most):
            upto = "up" if most is None else f"to {most}"
            raise self.fail(f"{text!r} is not possible here", f"write a whole number from {least} {upto}")
        return number

    def truth(self) -> bool:
        """Return true or false."""
        text = self.text() if isinstance(self.node, ScalarNode) and not self.is_nothing else ""
        if text not in ("true", "false"):
            raise self.fail(f"{repr(text) if text else self._kind()} stands here", "write true or false")
        return text == "true"

    def one_of(self, what: str, names: Iterable[str]) -> str:
        """Return a text that has to be one of the names."""
        names = tuple(names)
        text = self.text()
        if text not in names:
            raise UnknownNameError(what, text, names, self.where)
        return text

    def _variable(self, found: re.Match[str]) -> str:
        name = found[1].strip()
        if not VARIABLE_NAME.fullmatch(name):
            wrong = f"{found[0]} is not a variable's name"
            raise self.fail(wrong, "only a plain ${NAME} is filled in; no code runs")
        if name in self.variables:
            return self.variables[name]
        if not self.variables:
            raise self.fail(f"the variable {name!r} has no value", f"set it: `env: {{ {name}: … }}`")
        raise UnknownNameError("variable", name, self.variables, self.where)

    def _kind(self) -> str:
        if self.is_nothing:
            return "nothing"
        kinds = {ScalarNode: "a text", SequenceNode: "a list", MappingNode: "a mapping"}
        return kinds.get(type(self.node), "another value")
