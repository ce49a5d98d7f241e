"""Where each key and value of a TOML text stands.

``tomllib`` gives values without positions. This goes once more through a text that ``tomllib`` has accepted,
so it only has to know where things begin and end, not whether they are valid.
"""

from __future__ import annotations

import re
import tomllib
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys of tables, and numbers of items in arrays, from 0."""

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}' r"|'''.*?'{3,5}" r'|"(?:[^"\\\n]|\\.)*"' r"|'[^'\n]*'", re.DOTALL
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}#\r\n]+")


@dataclass(frozen=True, slots=True)
class Places:
    """Offsets in the text, in characters from 0, by the way to a value: of its key, and of the value itself.

    A table with a header of its own stands where its name stands in that header.
    """

    keys: dict[Path, int] = field(default_factory=dict)
    values: dict[Path, int] = field(default_factory=dict)

    def offset(self, path: Path, *, key: bool = False) -> int:
        """Return where a value stands, or its key; where there is no such value, what would hold it."""
        known = self.keys if key else self.values
        while path and path not in known:
            path, known = path[:-1], self.values
        return known[path] if path else 0


def find_places(text: str) -> Places:
    """Return the places of a valid TOML text; what is nested too deeply is left out."""
    scanner = _Scanner(text)
    with suppress(RecursionError):
        scanner.document()
    return scanner.places


class _Scanner:
    """Reads a valid TOML text from its begin to its end."""

    def __init__(self, text: str) -> None:
        self.places = Places()
        self._text = text
        self._at = 0
        self._lengths: dict[Path, int] = {}  # of arrays of tables

    def document(self) -> None:
        """Note every place."""
        table: Path = ()
        while self._next():
            if self._next() == "[":
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> Path:
        """Read ``[a.b]`` or ``[[a.b]]`` and return the way to the table that begins there."""
        brackets = 2 if self._text.startswith("[[", self._at) else 1
        self._at += brackets
        path: Path = ()
        names = self._key()
        for number, (name, at) in enumerate(names, start=1):
            path = (*path, name)
            self._note(path, at)
            if number == len(names) and brackets == 2:
                self._lengths[path] = self._lengths.get(path, 0) + 1
            if path in self._lengths:
                path = (*path, self._lengths[path] - 1)
                self._note(path, at)
        self._next()
        self._at += brackets
        return path

    def _pair(self, table: Path) -> None:
        """Read ``a.b = value``."""
        path = table
        for name, at in self._key():
            path = (*path, name)
            self._note(path, at)
        self._next()
        self._at += 1  # the equals sign
        self._value(path)

    def _key(self) -> list[tuple[str, int]]:
        """Read a key and return its parts, each with its offset."""
        parts: list[tuple[str, int]] = []
        while not parts or self._next() == ".":
            self._at += bool(parts)
            self._next()
            at, quoted = self._at, self._text[self._at] in "\"'"
            word = self._take(_STRING if quoted else _BARE_KEY)
            parts.append((str(tomllib.loads(f"key = {word}")["key"]) if quoted else word, at))
        return parts

    def _value(self, path: Path) -> None:
        first = self._next()
        self.places.keys.setdefault(path, self._at)
        self.places.values[path] = self._at
        if first == "[":
            self._items(path)
        elif first == "{":
            self._inline_table(path)
        else:
            self._take(_STRING if first in "\"'" else _SCALAR)

    def _items(self, path: Path) -> None:
        self._at += 1
        number = 0
        while (sign := self._next()) != "]":
            if sign == ",":
                self._at += 1
            else:
                self._value((*path, number))
                number += 1
        self._at += 1

    def _inline_table(self, path: Path) -> None:
        self._at += 1
        while (sign := self._next()) != "}":
            if sign == ",":
                self._at += 1
            else:
                self._pair(path)
        self._at += 1

    def _note(self, path: Path, at: int) -> None:
        self.places.keys.setdefault(path, at)
        self.places.values.setdefault(path, at)

    def _next(self) -> str:
        """Skip spaces, line ends and comments, and return the character after them, "" at the end."""
        self._take(_SPACE)
        return self._text[self._at : self._at + 1]

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        assert found is not None, "the text is valid TOML"
        self._at = found.end()
        return found[0]
