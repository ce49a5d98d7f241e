"""YAML with positions: read a file, and take values out of it; errors name line and column.

The nodes of the document are read as they stand, so that a number keeps its zeros and every value its
line and column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from app.errors import InputError, UnknownNameError, Where
from app.walkthrough.script.expressions import expressions
from app.walkthrough.script.findings import Findings
from app.walkthrough.script.scope import Scope
from audits.textfile import read_text

_EMPTY = ("", "~", "null", "Null", "NULL")
_LONGEST_NUMBER = 12  # digits; more is no number that a script can mean
_TRUTHS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_MOST_KEPT = 256  # texts of flows; a flow that many others run is parsed once


def read_documents(path: Path) -> tuple[Node, ...]:
    """Return the documents of a YAML file. Raises InputError with line and column."""
    text = read_text(path, "give the path of a flow")
    right = "write YAML as in https://maestro.mobile.dev"
    try:
        return _documents(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = Where(path, mark.line + 1, mark.column + 1) if mark else Where(path)
        raise InputError(f"not valid YAML: {error.problem or error.context}", right, where) from error
    except (YAMLError, ValueError, RecursionError) as error:
        problem = next(iter(str(error).splitlines()), "") or type(error).__name__
        raise InputError(f"not valid YAML: {problem}", right, Where(path)) from error


@lru_cache(_MOST_KEPT)
def _documents(text: str) -> tuple[Node, ...]:
    """Return the documents of a text; nobody changes their nodes."""
    return tuple(node for node in YAML(typ="safe", pure=True).compose_all(text) if node is not None)


@dataclass(frozen=True)
class Value:
    """A value with its place, the scope that fills in its ``${…}``, and what collects its mistakes.

    A mistake in a single value is noted, and a harmless value returned in its place, so that the next one is
    found, too; one that leaves nothing to go on with is raised.
    """

    node: Node
    file: Path
    scope: Scope
    findings: Findings

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
    def is_list(self) -> bool:
        """Whether it is a list."""
        return isinstance(self.node, SequenceNode)

    @property
    def is_nothing(self) -> bool:
        """Whether nothing stands there."""
        return isinstance(self.node, ScalarNode) and self.node.style is None and self.node.value in _EMPTY

    @property
    def is_text(self) -> bool:
        """Whether it is a single text, number or word."""
        return isinstance(self.node, ScalarNode) and not self.is_nothing

    @property
    def is_open(self) -> bool:
        """Whether something in it is known only while the flow is played."""
        return self.is_text and self.scope.is_open(str(self.node.value))

    def fail(self, wrong: str, right: str = "") -> InputError:
        """Return the error that something is wrong here."""
        return InputError(wrong, right, self.where)

    def fault(self, wrong: str, right: str = "") -> None:
        """Note that something is wrong here."""
        self.findings.fault(self.fail(wrong, right))

    def in_scope(self, scope: Scope, findings: Findings | None = None) -> Value:
        """Return the same value in another scope."""
        return replace(self, scope=scope, findings=findings or self.findings)

    def mapping(self, known: Iterable[str] | None = None) -> dict[str, Value]:
        """Return a mapping's values; ``known`` names the keys that may stand in it, others are noted."""
        if not isinstance(self.node, MappingNode):
            raise self.fail(f"{self._kind()} stands here", "write `key: value` pairs")
        found: dict[str, Value] = {}
        for key_node, value_node in self.node.value:
            key = replace(self, node=key_node)
            if not isinstance(key_node, ScalarNode):
                raise key.fail(f"{key._kind()} stands where a key should", "write `key: value` pairs")
            name = str(key_node.value)
            if known is not None and name not in known:
                self.findings.fault(UnknownNameError("key", name, known, key.where))
            elif name in found:
                key.fault(f"the key {name!r} stands here twice", "keep one")
            else:
                found[name] = replace(self, node=value_node)
        return found

    def keys(self) -> dict[str, Value]:
        """Return a mapping's keys, as values with places."""
        assert isinstance(self.node, MappingNode)
        return {str(key.value): replace(self, node=key) for key, _ in self.node.value}

    def items(self) -> Iterator[Value]:
        """Yield a list's values."""
        if not isinstance(self.node, SequenceNode):
            raise self.fail(f"{self._kind()} stands here", "write a list, each line beginning with `- `")
        for node in self.node.value:
            yield replace(self, node=node)

    def raw(self) -> str:
        """Return a text as it is written; a number counts as its digits."""
        if not isinstance(self.node, ScalarNode) or self.is_nothing:
            self.fault(f"{self._kind()} stands here", "write a text")
            return ""
        return str(self.node.value)

    def text(self) -> str:
        """Return a text with what is known of its ``${…}`` filled in."""
        raw = self.raw()
        if self.is_open:
            for code in expressions(raw):
                self.findings.code.setdefault(code, self.where)
        return self.scope.filled(raw)

    def whole(self, least: int | None = 0, most: int | None = None) -> int:
        """Return a whole number from ``least`` to ``most``; an open one counts as the least."""
        if self.is_open:
            return least or 0
        text = self.text().strip().replace("_", "")
        digits = text.removeprefix("-").removeprefix("+")
        number = int(text) if digits.isdecimal() and len(digits) <= _LONGEST_NUMBER else None
        low, high = least is not None, most is not None
        if number is None or (low and number < (least or 0)) or (high and number > (most or 0)):
            limits = (f" from {least}" if low else "") + (f" to {most}" if high else " up" if low else "")
            self.fault(f"{text!r} is not possible here", f"write a whole number{limits}")
            return least or 0
        return number

    def truth(self) -> bool:
        """Return true or false."""
        text = self.text() if isinstance(self.node, ScalarNode) and not self.is_nothing else ""
        if text not in _TRUTHS:
            self.fault(f"{repr(text) if text else self._kind()} stands here", "write true or false")
        return _TRUTHS.get(text, False)

    def one_of(self, what: str, names: Iterable[str]) -> str:
        """Return a text that has to be one of the names; the first of them where it is open."""
        names = tuple(names)
        if self.is_open:
            return names[0]
        text = self.text()
        if text not in names:
            self.findings.fault(UnknownNameError(what, text, names, self.where))
            return names[0]
        return text

    def _kind(self) -> str:
        if self.is_nothing:
            return "nothing"
        kinds = {ScalarNode: "a text", SequenceNode: "a list", MappingNode: "a mapping"}
        return kinds.get(type(self.node), "another value")
