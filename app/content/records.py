"""Make records of what data files hold, strict about keys, types and ranges.

A record is a frozen dataclass whose fields have the names of the keys; one with a default may be left out.
Constraints stand beside a field's type: ``Annotated[float, Range(0, 60)]``; see ``ranges``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from app.content.languages import language_names
from app.content.ranges import NameOf, Range, ReadBy, WrongValueError
from app.content.refusals import (
    constrained,
    require_key,
    require_known,
    require_list,
    require_table,
    require_type,
    value_at,
    wrong,
)
from app.domain.facts.text import FALLBACK, Text, said
from app.tomlfile import TomlFile, TomlPath

_Record = TypeVar("_Record")


def read_record(file: TomlFile, kind: type[_Record], path: TomlPath = ()) -> _Record:
    """Return the record that a file describes, or the value at ``path`` in it.

    Raises InputError with line and column for a key that is missing or unknown, and a value that is wrong.
    """
    record: _Record = read_value(file, value_at(file, path), kind, path)
    return record


def read_value(file: TomlFile, value: object, hint: Any, path: TomlPath) -> Any:  # noqa: ANN401 - any type
    """Return a value as its type asks for it. Raises InputError where it is of another."""
    kind, inner = get_origin(hint) or hint, get_args(hint)
    if kind is Annotated:
        return _read_annotated(file, value, inner[0], inner[1:], path)
    if kind in (Union, UnionType):
        return read_value(file, value, next(each for each in inner if each is not NoneType), path)
    if kind in (tuple, Mapping):
        return _read_several(file, value, hint, path)
    if kind is Text:
        return said(read_words(file, value, path))
    if is_dataclass(kind):
        return _read_fields(file, require_table(file, value, path), kind, path)
    return require_type(file, value, kind, path)


def _read_several(file: TomlFile, value: object, hint: Any, path: TomlPath) -> Any:  # noqa: ANN401
    """Return a list as a tuple, or a table whose values all have one type as a mapping."""
    inner = get_args(hint)
    if get_origin(hint) is tuple:
        items = enumerate(require_list(file, value, path))
        return tuple(read_value(file, item, inner[0], (*path, number)) for number, item in items)
    table = require_table(file, value, path)
    _require_keys(file, table, inner[0], path)
    return {key: read_value(file, each, inner[1], (*path, key)) for key, each in table.items()}


def _read_annotated(
    file: TomlFile,
    value: Any,  # noqa: ANN401 - a value of a file has any type
    hint: Any,  # noqa: ANN401 - a hint has no type of its own
    constraints: Collection[Any],
    path: TomlPath,
) -> Any:  # noqa: ANN401
    """Return a value with constraints. A range is asked first: it says more than that a number is wanted."""
    if any(isinstance(each, ReadBy) for each in constraints):
        hint = str
    ranges = [replace(each, whole=hint is int) for each in constraints if isinstance(each, Range)]
    constrained(file, value, ranges, path)
    return constrained(file, read_value(file, value, hint, path), constraints, path)


def read_words(file: TomlFile, value: object, path: TomlPath) -> dict[str, str]:
    """Return what a table says in each language. Raises InputError where it is not said in ``FALLBACK``."""
    table = require_table(file, value, path, f'{{ {FALLBACK} = "words" }}')
    require_known(file, table, language_names(), path, "language")
    require_key(file, table, FALLBACK, path)
    return {language: require_type(file, each, str, (*path, language)) for language, each in table.items()}


def _read_fields(file: TomlFile, table: Mapping[str, Any], kind: Any, path: TomlPath) -> Any:  # noqa: ANN401
    declared = fields(kind)
    require_known(file, table, [field.name for field in declared], path)
    for field in declared:
        if _is_required(field):
            require_key(file, table, field.name, path)
    hints = hints_of(kind)
    given = {key: read_value(file, value, hints[key], (*path, key)) for key, value in table.items()}
    try:
        return kind(**given)
    except WrongValueError as error:  # raised by a record whose fields do not go together
        raise wrong(file, path, error.wrong, error.right) from error


def _require_keys(file: TomlFile, table: Mapping[str, Any], hint: Any, path: TomlPath) -> None:  # noqa: ANN401
    """Check that the keys of a table are names of something, where the type of the keys says so."""
    for constraint in get_args(hint)[1:]:
        if isinstance(constraint, NameOf):
            require_known(file, table, constraint.known(), path, constraint.kind)


@cache
def hints_of(kind: type) -> dict[str, Any]:
    """Return the types of a record's fields with their constraints.

    They are looked up in its module, and not in the class, whose fields may be called as a type is.
    """
    return get_type_hints(kind, localns={}, include_extras=True)


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING
