"""The measures of an app's look: lengths and text sizes, by the names that screens know them by."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Annotated

from app.content.ranges import NameOf, Range

Length = Annotated[int, Range(0, 2000)]
TextSize = Annotated[int, Range(1, 200)]


@dataclass(frozen=True, slots=True)
class Metrics:
    """Lengths in dp. ``group_gap`` is the room beside a group of rows, ``button_width`` 0 the full width."""

    page_gap: Length
    group_gap: Length
    section_gap: Length
    group_radius: Length
    cell_height: Length
    cell_padding: Length
    tile: Length
    tile_radius: Length
    tile_icon: Length
    tile_large: Length
    tile_large_radius: Length
    icon: Length
    chevron: Length
    nav_height: Length
    button_height: Length
    button_width: Length
    button_radius: Length
    small_height: Length
    small_radius: Length
    field_height: Length
    field_radius: Length
    key_height: Length
    key_radius: Length
    key_gap: Length


@dataclass(frozen=True, slots=True)
class Sizes:
    """Text sizes in dp at a text scale of 1."""

    headline: TextSize
    nav: TextSize
    body: TextSize
    lead: TextSize
    detail: TextSize
    small: TextSize
    tab: TextSize
    digit: TextSize
    name: TextSize


MetricName = Annotated[str, NameOf("key", lambda: [each.name for each in fields(Metrics)])]
SizeName = Annotated[str, NameOf("key", lambda: [each.name for each in fields(Sizes)])]
