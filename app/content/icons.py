"""Load the icons, each a list of strokes on a grid of 24 by 24 with its origin at the top left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from app.content.ranges import NameOf, Range, ReadBy
from app.content.records import read_record
from app.tomlfile import read_toml

FILE = Path(__file__).with_name("icons.toml")
GRID = 24
_FORM = 'a shape and its numbers, such as "line 4 6 20 6"; see the head of icons.toml'


@dataclass(frozen=True, slots=True)
class Mark:
    """One stroke: its shape (``line``, ``curve``, …) and the shape's numbers, in units of the grid."""

    shape: str
    numbers: tuple[float, ...]


def _pairs(least: int) -> range:
    return range(2 * least, 1000, 2)


# How many numbers each shape takes.
_COUNTS: Mapping[str, range] = {
    "line": _pairs(2),
    "shape": _pairs(3),
    "curve": range(8, 9),
    "circle": range(3, 4),
    "arc": range(5, 6),
    "rect": range(5, 6),
    "dot": range(3, 4),
}
_ROUND = ("circle", "arc", "dot")  # their third number is a radius
_LARGEST = 360  # degrees of an arc


def read_mark(words: str) -> Mark:
    """Read ``line 4 6 20 6``. Raises ValueError for an unknown shape or a wrong count of numbers."""
    shape, *rest = words.split() or [""]
    numbers = tuple(float(word) for word in rest)
    if shape not in _COUNTS or len(numbers) not in _COUNTS[shape]:
        raise ValueError(words)
    lengths = numbers[2:] if shape == "rect" else numbers[2:3] if shape in _ROUND else ()
    if not all(abs(number) <= _LARGEST for number in numbers) or any(length < 0 for length in lengths):
        raise ValueError(words)
    return Mark(shape, numbers)


@dataclass(frozen=True, slots=True)
class Icons:
    """All icons by name; ``width`` is that of a stroke, in units of the grid."""

    width: Annotated[float, Range(0.1, GRID / 2)]
    icons: Mapping[str, tuple[Annotated[Mark, ReadBy(read_mark, _FORM)], ...]]

    def marks(self, name: str) -> tuple[Mark, ...]:
        """Return an icon's strokes. Raises KeyError for an unknown name."""
        return self.icons[name]


@cache
def load_icons(path: Path = FILE) -> Icons:
    """Return the icons. Raises InputError where the file is wrong."""
    return read_record(read_toml(path), Icons)


def icon_names() -> tuple[str, ...]:
    """Return the names of all icons."""
    return tuple(load_icons().icons)


Icon = Annotated[str, NameOf("icon", icon_names)]
