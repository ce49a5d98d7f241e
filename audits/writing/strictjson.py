"""JSON that every reader takes: no NaN, no Infinity, no halves of characters."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Set
from math import isfinite

from .plaintext import encodable


def json_text(value: object, *, indent: int | None = None, text: Callable[[str], str] | None = None) -> str:
    """Return a value as JSON; a number that JSON lacks becomes null, numpy's figures Python's.

    ``text`` is applied to every string, keys included. Bytes, such as pictures, are left out of tables.
    """
    if text is None:
        try:  # most values are strict already, and this is several times faster
            told = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
            told.encode()
            return told
        except (ValueError, TypeError):
            text = encodable
    return json.dumps(strict(value, text), ensure_ascii=False, indent=indent, allow_nan=False)


def strict(value: object, text: Callable[[str], str] = encodable) -> object:
    """Return a value made of what JSON has."""
    if isinstance(value, Mapping):
        kept = {key: each for key, each in value.items() if not isinstance(each, bytes)}
        return {text(str(key)): strict(each, text) for key, each in kept.items()}
    if isinstance(value, list | tuple | Set):
        return [strict(each, text) for each in value]
    if hasattr(value, "tolist"):  # numpy's figures and arrays
        return strict(value.tolist(), text)
    if isinstance(value, float):
        return float(value) if isfinite(value) else None
    return value if value is None or isinstance(value, bool | int) else text(str(value))
