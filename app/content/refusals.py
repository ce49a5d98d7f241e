"""Refuse what is wrong in a data file, with its line and column."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from typing import Any

from app.content.ranges import WrongValueError
from app.errors import InputError, UnknownNameError
from app.tomlfile import TomlFile, TomlPath, shown

# How a type is asked for in an error.
_WANTED: Mapping[type, str] = {
    str: 'text in quotation marks, such as "words"',
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    datetime.time: "a time of day, such as 09:41:00",
}


def value_at(file: TomlFile, path: TomlPath) -> Any:  # noqa: ANN401 - TOML holds any type
    """Return a value of a file. Raises InputError where its key is missing."""
    value: Any = file.content
    for number, key in enumerate(path):
        if isinstance(key, str):
            value = require_table(file, value, path[:number])
            require_key(file, value, key, path[:number])
        value = value[key]
    return value


def constrained(file: TomlFile, value: Any, constraints: Collection[Any], path: TomlPath) -> Any:  # noqa: ANN401
    """Return a value once it has passed its constraints. Raises InputError for the first that it does not."""
    for constraint in constraints:
        try:
            value = constraint(value)
        except WrongValueError as error:
            raise wrong(file, path, error.wrong, error.right) from error
    return value


def require_table(file: TomlFile, value: object, path: TomlPath, right: str = "a table") -> Mapping[str, Any]:
    """Return a value that is a table. Raises InputError for another."""
    if not isinstance(value, Mapping):
        raise wrong(file, path, f"is {shown(value)}", f"give {right}")
    return value


def require_known(
    file: TomlFile, table: Mapping[str, Any], known: Collection[str], path: TomlPath, kind: str = "key"
) -> None:
    """Check that a table has no other keys than these. Raises InputError with the nearest one."""
    for key in table:
        if key not in known:
            at = f"{named(path)}: " if path else ""
            unknown = UnknownNameError(kind, key, known)
            raise InputError(f"{at}{unknown.wrong}", unknown.right, file.where((*path, key), key=True))


def require_key(file: TomlFile, table: Mapping[str, Any], key: str, path: TomlPath, right: str = "") -> None:
    """Check that a table has a key. Raises InputError that says where the table stands."""
    if key not in table:
        at = f"{named(path)}: " if path else ""
        right = right or f"add {key} = …"
        raise InputError(f"{at}the key {key!r} is missing", right, file.where(path))


def wrong(file: TomlFile, path: TomlPath, what: str, right: str) -> InputError:
    """Return the error that a value is wrong."""
    return InputError(f"{named(path)} {what}", right, file.where(path))


def named(path: TomlPath) -> str:
    """Return what a value is called in an error: renewals[0].yuan."""
    name = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path)
    return name.removeprefix(".") or "the file"


def require_list(file: TomlFile, value: object, path: TomlPath) -> list[Any]:
    """Return a value that is a list. Raises InputError for another."""
    if not isinstance(value, list):
        raise wrong(file, path, f"is {shown(value)}", "give a list: [ … ]")
    return value


def require_type(file: TomlFile, value: object, kind: type, path: TomlPath) -> Any:  # noqa: ANN401
    """Check the type of a value: true is no number, a whole number is any; an object may be anything."""
    if kind is object:
        return value
    able = (int, float) if kind is float else kind
    if not isinstance(value, able) or (isinstance(value, bool) and kind is not bool):
        raise wrong(file, path, f"is {shown(value)}", f"give {_WANTED[kind]}")
    return value
