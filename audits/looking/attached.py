"""Values kept beside objects of Kivy's as long as these live."""

from __future__ import annotations

import weakref
from typing import Any, Generic, TypeVar

_Value = TypeVar("_Value")


class Attached(Generic[_Value]):
    """A value for each of some objects, told apart by identity: a widget of an app need not be hashable."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[weakref.ref[Any], _Value]] = {}

    def __setitem__(self, owner: Any, value: _Value) -> None:  # noqa: ANN401 - a Widget or an Instruction
        key = id(owner)
        kept = self._kept
        self._kept[key] = weakref.ref(owner, lambda _: kept.pop(key, None)), value

    def get(self, owner: Any) -> _Value | None:  # noqa: ANN401 - a Widget or an Instruction
        """Return an object's value, None where it has none."""
        found = self._kept.get(id(owner))
        return None if found is None else found[1]
