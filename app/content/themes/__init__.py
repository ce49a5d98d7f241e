"""The themes: one TOML file each, with one palette a design."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from app.content import data
from app.content.themes.colour import Rgba, parse
from app.domain.text import Text, said
from app.errors import InputError, UnknownNameError, Where

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one design in one theme, named by what they are for.

    ``*_soft`` is a ground for the colour of that name; ``*_ink`` is what is written on that colour
    (not ``on_*``: Kivy would take that for an event handler).
    """

    page: Rgba
    card: Rgba
    sheet: Rgba
    text: Rgba
    secondary: Rgba
    hint: Rgba
    line: Rgba
    outline: Rgba
    brand: Rgba
    brand_ink: Rgba
    brand_text: Rgba
    brand_soft: Rgba
    danger: Rgba
    danger_ink: Rgba
    danger_text: Rgba
    danger_soft: Rgba
    warn: Rgba
    warn_soft: Rgba
    ok: Rgba
    ok_soft: Rgba
    scrim: Rgba
    strip: Rgba
    strip_ink: Rgba


def theme_names() -> tuple[str, ...]:
    """Return the names of all themes."""
    return data.names(FOLDER)


def theme_label(theme: str) -> Text:
    """Return what a theme is called. Raises InputError for an unknown one."""
    content = data.read_named(FOLDER, "theme", theme)
    path = FOLDER / f"{theme}.toml"
    with data.reading(path):
        return said(data.require(content, "name", path))


@cache
def load_palette(theme: str, design: str) -> Palette:
    """Return a design's palette in a theme. Raises InputError for unknown names or a wrong file."""
    content = data.read_named(FOLDER, "theme", theme)
    tables = {name: table for name, table in content.items() if name != "name"}
    if design not in tables:
        raise UnknownNameError("design", design, tables)
    path = FOLDER / f"{theme}.toml"
    table = tables[design]
    tokens = {field.name: data.require(table, field.name, path, design) for field in fields(Palette)}
    try:
        return Palette(**{name: parse(words) for name, words in tokens.items()})
    except (TypeError, ValueError) as error:
        raise InputError(str(error), "write #rrggbb or rgba(r, g, b, a)", Where(path)) from error
