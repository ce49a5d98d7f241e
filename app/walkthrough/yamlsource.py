"""YAML with places: read a file, and take values out of it with an error that says where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from app.errors import InputError, Where, unknown

_VARIABLE = re.compile(r"\$\{([^}]*)\}")
_NAME = re.compile(r"\s*[A-Za-z_]\w*\s*")


def read_documents(path: Path) -> list[Any]:
    """Return the documents of a YAML file. Raises InputError with line and column."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise InputError("there is no such file", "give the path of a flow", Where(path)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", where=Where(path)) from error
    try:
        return list(YAML(typ="rt", pure=True).load_all(text))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise InputError(f"not valid YAML: {error.problem}", where=Where(path, line, column)) from error
    except (YAMLError, ValueError, RecursionError) as error:
        problem = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise InputError(f"not valid YAML: {problem}", where=Where(path)) from error


@dataclass(frozen=True)
class Value:
    """A value with its place and the variables that ``${…}`` in it stands for."""

    raw: Any
    where: Where
    variables: Mapping[str, str]

    def fail(self, wrong: str, right: str = "") -> InputError:
        """Return the error that something is wrong here."""
        return InputError(wrong, right, self.where)

    def mapping(self, known: Iterable[str] | None = None) -> dict[str, Value]:
        """Return a mapping's values; ``known`` names the keys that may stand in it."""
        if not isinstance(self.raw, CommentedMap):
            raise self.fail(f"{_kind(self.raw)} stands here", "write `key: value` pairs")
        found = {}
        for key in self.raw:
            where = _place(self.where, self.raw.lc.key(key))
            if known is not None and key not in known:
                raise unknown("key", str(key), known, where)
            value_at = _place(self.where, self.raw.lc.value(key))
            found[str(key)] = Value(self.raw[key], value_at, self.variables)
        return found

    def items(self) -> Iterator[Value]:
        """Yield a list's values."""
        if not isinstance(self.raw, CommentedSeq):
            raise self.fail(f"{_kind(self.raw)} stands here", "write a list, each line beginning with `- `")
        for index, raw in enumerate(self.raw):
            yield Value(raw, _place(self.where, self.raw.lc.item(index)), self.variables)

    def text(self) -> str:
        """Return a text with its variables filled in; a number counts as its digits."""
        if isinstance(self.raw, bool) or not isinstance(self.raw, str | int | float):
            raise self.fail(f"{_kind(self.raw)} stands here", "write a text")
        return _VARIABLE.sub(self._variable, str(self.raw))

    def whole(self, least: int = 0) -> int:
        """Return a whole number of at least ``least``."""
        text = self.text().strip()
        if not text.isdecimal() or int(text) < least:
            raise self.fail(f"{text!r} is not possible here", f"write a whole number from {least} up")
        return int(text)

    def truth(self) -> bool:
        """Return true or false."""
        if not isinstance(self.raw, bool):
            raise self.fail(f"{_kind(self.raw)} stands here", "write true or false")
        return self.raw

    def _variable(self, found: re.Match[str]) -> str:
        name = found[1]
        if not _NAME.fullmatch(name):
            raise self.fail(
                f"${{{name}}} is not a variable's name", "only ${NAME} is filled in, no code runs"
            )
        if name.strip() not in self.variables:
            raise unknown("variable", name.strip(), self.variables or ("none is set",), self.where)
        return self.variables[name.strip()]


def _place(where: Where, position: tuple[int, int]) -> Where:
    return Where(where.file, position[0] + 1, position[1] + 1)


def _kind(raw: object) -> str:
    if raw is None:
        return "nothing"
    names = ((bool, "true or false"), (str, "a text"), (int, "a number"), (float, "a number"))
    for kind, name in names:
        if isinstance(raw, kind):
            return name
    return "a list" if isinstance(raw, list) else "a mapping" if isinstance(raw, dict) else "another value"
