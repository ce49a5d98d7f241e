"""The designs: one TOML file each, with what a design does and how large its parts are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from app import data
from app.domain.design import Behaviour
from app.domain.text import Text, said
from app.errors import InputError, Where

FOLDER = Path(__file__).parent
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
    """A design: its name, what it does differently, and its measures."""

    id: str
    name: Text
    behaviour: Behaviour
    metrics: Metrics
    sizes: Sizes


def design_names() -> tuple[str, ...]:
    """Return the names of all designs."""
    return data.names(FOLDER)


@cache
def load_design(name: str) -> Design:
    """Return a design by its name. Raises InputError for an unknown one, or where its file is wrong."""
    content = data.read_named(FOLDER, "design", name)
    path = FOLDER / f"{name}.toml"

    def part(kind: type[_Part], table: str, wanted: type) -> _Part:
        return _record(kind, data.require(content, table, path), wanted, path)

    return Design(
        id=name,
        name=said(data.require(content, "name", path)),
        behaviour=part(Behaviour, "behaviour", bool),
        metrics=part(Metrics, "metrics", int),
        sizes=part(Sizes, "sizes", int),
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
