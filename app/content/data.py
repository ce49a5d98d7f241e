"""Read the data files: TOML, with an error that says where a file is wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.errors import InputError, UnknownNameError, Where

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


def names(folder: Path) -> tuple[str, ...]:
    """Return the names of a folder's data files, sorted."""
    return tuple(sorted(path.stem for path in folder.glob("*.toml")))


def read_named(folder: Path, what: str, name: str) -> dict[str, Any]:
    """Read one data file of a folder by its name; an unknown name is told with the nearest known one."""
    known = names(folder)
    if name not in known:
        raise UnknownNameError(what, name, known)
    return read(folder / f"{name}.toml")


def read(path: Path) -> dict[str, Any]:
    """Read a TOML file. Raises InputError with line and column where it is not TOML or not there."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        found = _PLACE.search(str(error))
        line, column = (int(found[1]), int(found[2])) if found else (0, 0)
        wrong = _PLACE.sub("", str(error)).strip()
        raise InputError(f"not valid TOML: {wrong}", where=Where(path, line, column)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", where=Where(path)) from error


def require(table: Any, key: str, path: Path, place: str = "") -> Any:  # noqa: ANN401 - TOML holds any type
    """Return a key's value. ``place`` is the table's name in the file, where it is not the file itself.

    Raises InputError with file, table and key where the key is missing, or what should have it is no table.
    """
    at = f"{place}: " if place else ""
    if not isinstance(table, Mapping):
        raise InputError(f"{at}{table!r} is no table", f"give one with the key {key!r}", Where(path))
    if key not in table:
        raise InputError(f"{at}the key {key!r} is missing", where=Where(path))
    return table[key]


@contextmanager
def reading(path: Path, place: str = "") -> Iterator[None]:
    """Make what goes wrong while values are read an InputError that names the file and the place in it."""
    try:
        yield
    except (ArithmeticError, AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        at = f"{place}: " if place else ""
        raise InputError(
            f"{at}a value is missing or of the wrong type: {error}", where=Where(path)
        ) from error
