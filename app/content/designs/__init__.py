"""The designs: one TOML file each, with what a design does and how large its parts are.

A design that has an ``[elder]`` table can also be worn in elder mode (长辈版): what stands there takes the
place of the metrics and sizes of the same name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from app.content import data
from app.domain.design import Behaviour
from app.domain.text import Text, said
from app.errors import InputError, UnknownNameError, Where

FOLDER = Path(__file__).parent
STANDARD, ELDER = "standard", "elder"
MODES = (STANDARD, ELDER)
_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True)
class Metrics:
    """Lengths in dp. ``group_gap`` is the room beside a group of rows, ``button_width`` 0 the full width."""

    page_gap: float
    group_gap: float
    section_gap: float
    group_radius: float
    cell_height: float
    cell_padding: float
    tile: float
    tile_radius: float
    tile_icon: float
    tile_large: float
    tile_large_radius: float
    icon: float
    chevron: float
    nav_height: float
    button_height: float
    button_width: float
    button_radius: float
    small_height: float
    small_radius: float
    field_height: float
    field_radius: float
    sheet_radius: float
    dialog_width: float
    dialog_radius: float
    key_height: float
    key_radius: float
    key_gap: float


@dataclass(frozen=True, slots=True)
class Sizes:
    """Text sizes in dp at a text scale of 1."""

    headline: float
    nav: float
    body: float
    lead: float
    detail: float
    small: float
    tab: float
    digit: float


@dataclass(frozen=True, slots=True)
class Design:
    """A design: its name, what it does differently, and its measures in one mode.

    ``text_growth`` is the share of a larger text scale that its texts follow, 0 to 1.
    """

    id: str
    name: Text
    behaviour: Behaviour
    metrics: Metrics
    sizes: Sizes
    text_growth: float = 1.0

    def grown(self, text_scale: float) -> float:
        """Return how many times as large texts are at a text scale."""
        return 1 + (text_scale - 1) * self.text_growth


def design_names() -> tuple[str, ...]:
    """Return the names of all designs."""
    return data.names(FOLDER)


def modes_of(name: str) -> tuple[str, ...]:
    """Return the modes that a design can be worn in. Raises InputError for an unknown design."""
    return MODES if load_design(name).behaviour.offers_elder else (STANDARD,)


@cache
def load_design(name: str, mode: str = STANDARD) -> Design:
    """Return a design, measured for one of MODES that it has (see ``modes_of``).

    Raises InputError for an unknown design, and where its file is wrong.
    """
    content = data.read_named(FOLDER, "design", name)
    path = FOLDER / f"{name}.toml"
    instead = data.require(content, mode, path) if mode != STANDARD else {}
    flags = {**data.require(content, "behaviour", path), "offers_elder": ELDER in content}

    def measures(kind: type[_Part], table: str) -> _Part:
        usual, own = data.require(content, table, path), instead.get(table, {})
        for key in own:
            if key not in usual:
                raise UnknownNameError("key", key, usual, Where(path))
        return _record(kind, {**usual, **own}, int, path)

    with data.reading(path):
        return Design(
            id=name,
            name=said(data.require(content, "name", path)),
            behaviour=_record(Behaviour, flags, bool, path),
            metrics=measures(Metrics, "metrics"),
            sizes=measures(Sizes, "sizes"),
            text_growth=float(instead.get("text_growth", 1)),
        )


def _record(kind: type[_Part], table: Mapping[str, Any], wanted: type, path: Path) -> _Part:
    values = {}
    for field in fields(kind):  # type: ignore[arg-type]
        value = data.require(table, field.name, path)
        if type(value) is not wanted:
            what = "true or false" if wanted is bool else "a whole number of dp"
            raise InputError(f"{field.name} is {value!r}", f"give {what}", Where(path))
        values[field.name] = value
    return kind(**values)
