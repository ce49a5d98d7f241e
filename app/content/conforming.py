"""See that what was read from a data file has the types that its record declares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from app.domain.text import Text


@cache
def types_of(kind: type) -> dict[str, Any]:
    """Return the types of a record's fields, by name."""
    return get_type_hints(kind)


def conform(record: Any, place: str = "") -> None:  # noqa: ANN401 - any record
    """Go through a record and the records in it. Raises TypeError that names the first wrong field."""
    if isinstance(record, Text):
        return
    for field in fields(record):
        at = f"{place}.{field.name}" if place else field.name
        require_type(getattr(record, field.name), types_of(type(record))[field.name], at)  # type: ignore[arg-type]


def require_type(value: object, hint: Any, place: str) -> None:  # noqa: ANN401 - a hint has no type of its own
    """See that a value is what a hint says. Raises TypeError that names the first place where it is not."""
    kind, inner = get_origin(hint) or hint, get_args(hint)
    if kind in (Union, UnionType):
        able = [each for each in inner if _is_a(value, get_origin(each) or each)]
        if not able:
            raise TypeError(f"{place} is {value!r}")
        return require_type(value, able[0], place)
    if not _is_a(value, kind):
        raise TypeError(f"{place} is {value!r}, not {kind.__name__}")
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, tuple | frozenset):
        for number, each in enumerate(value):
            require_type(each, inner[-1] if inner[-1] is not ... else inner[0], f"{place}[{number}]")
    elif is_dataclass(value):
        conform(value, place)
    return None


def _is_a(value: object, kind: type) -> bool:
    """Tell whether a value is of a type: true is no number here, and a whole number is one."""
    if isinstance(value, bool):
        return kind is bool
    return isinstance(value, (int, float) if kind is float else kind)
