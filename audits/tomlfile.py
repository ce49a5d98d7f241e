"""Read TOML files: every error names the file, and the line and column where it is wrong."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from reprlib import Repr
from typing import Any

from . import tomlplaces
from .errors import InputError, Where
from .textfile import read_text

_PLACE = re.compile(r" *\(at (?:line (\d+), column (\d+)|end of document)\)")
_LONG_NUMBER = re.compile(r"\d[\d_]{4000,}")  # Python refuses to read more than 4300 digits
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True)
class TomlFile:
    """A file's text and the values in it."""

    path: Path
    text: str
    content: dict[str, Any]

    @cached_property
    def _places(self) -> tomlplaces.Places:
        return tomlplaces.find_places(self.text)

    def where(self, path: tomlplaces.Path = (), *, key: bool = False) -> Where:
        """Return where a value stands, or its key; or else where the table stands that lacks it."""
        return _where(self.path, self.text, self._places.offset(path, key=key))


def read_toml(path: Path) -> TomlFile:
    """Read a TOML file. Raises InputError where it cannot be read or is not valid TOML."""
    text = _read_text(path)
    try:
        return TomlFile(path, text, tomllib.loads(text))
    except RecursionError as error:
        wrong, right = "values are nested too deeply", "use at most a few levels of brackets"
        raise InputError(wrong, right, _where(path, text, _most_nested(text))) from error
    except ValueError as error:
        raise _not_toml(path, text, error) from error


def _read_text(path: Path) -> str:
    text = read_text(path, "give a TOML file that exists and may be read")
    if text.startswith(_BYTE_ORDER_MARK):
        wrong, right = "the file begins with a byte order mark", "save it as UTF-8 without one"
        raise InputError(wrong, right, Where(path, 1, 1))
    return text


def _not_toml(path: Path, text: str, error: ValueError) -> InputError:
    found, number = _PLACE.search(str(error)), _LONG_NUMBER.search(text)
    if found is None:
        where = _where(path, text, number.start() if number else 0)
    elif found[1]:
        where = Where(path, int(found[1]), int(found[2]))
    else:
        where = _where(path, text, len(text))
    return InputError(f"not valid TOML: {_PLACE.sub('', str(error))}", "see https://toml.io/en/v1.0.0", where)


def _where(path: Path, text: str, offset: int) -> Where:
    """Return a place in a file; a column is counted in characters."""
    start = text.rfind("\n", 0, offset) + 1
    return Where(path, text.count("\n", 0, offset) + 1, offset - start + 1)


def _most_nested(text: str) -> int:
    """Return the offset of the line that opens the most brackets."""
    lines = text.splitlines(keepends=True)
    most = max(range(len(lines)), key=lambda number: lines[number].count("[") + lines[number].count("{"))
    return sum(map(len, lines[:most]))


_REPR = Repr()
_REPR.maxlevel, _REPR.maxdict, _REPR.maxlist = 2, 3, 3
_REPR.maxstring, _REPR.maxlong, _REPR.maxother = 60, 40, 60


def shown(value: object) -> str:
    """Return a value of a file as an error shows it: as TOML writes it, shortened where it is long."""
    if isinstance(value, bool):
        return str(value).lower()
    try:
        return _REPR.repr(value)
    except ValueError:
        return "a number of more than 4,000 digits"
