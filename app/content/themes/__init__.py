"""The themes: one TOML file each, with one palette a design."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from app.content import data
from app.content.designs import load_design, whole_designs
from app.content.ranges import ReadBy
from app.content.records import read_record, read_value
from app.content.refusals import require_key, require_known, value_at
from app.content.themes.colour import Rgba, parse
from app.domain.facts.text import Text
from app.tomlfile import TomlFile

FOLDER = Path(__file__).parent
KEYBOARD = "keyboard"
Colour = Annotated[Rgba, ReadBy(parse, "#rrggbb or rgba(r, g, b, a)")]


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one design in one theme, named by what they are for.

    ``*_soft`` is a ground for the colour of that name; ``*_ink`` is what is written on that colour
    (not ``on_*``: Kivy would take that for an event handler).
    """

    page: Colour
    card: Colour
    sheet: Colour
    text: Colour
    secondary: Colour
    hint: Colour
    line: Colour
    outline: Colour
    brand: Colour
    brand_ink: Colour
    brand_text: Colour
    brand_soft: Colour
    danger: Colour
    danger_ink: Colour
    danger_text: Colour
    danger_soft: Colour
    warn: Colour
    warn_soft: Colour
    ok: Colour
    ok_soft: Colour
    scrim: Colour
    strip: Colour
    strip_ink: Colour


@dataclass(frozen=True, slots=True)
class KeyTones:
    """The colours of the phone's own keyboards, which no design changes.

    ``key_soft`` is the ground of keys that write nothing, ``key_enter`` that of the key that ends an entry.
    """

    keyboard: Colour
    key: Colour
    key_soft: Colour
    key_ink: Colour
    key_enter: Colour
    key_enter_ink: Colour


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: its name, a palette for each design, and the colours of the keyboards."""

    id: str
    name: Text
    palettes: Mapping[str, Palette]
    keys: KeyTones


def theme_names() -> tuple[str, ...]:
    """Return the names of all themes."""
    return data.names(FOLDER)


def theme_files() -> tuple[Path, ...]:
    """Return the files of all themes."""
    return tuple(FOLDER / f"{name}.toml" for name in theme_names())


def theme_label(theme: str) -> Text:
    """Return what a theme is called. Raises InputError for an unknown one."""
    return load_theme(theme).name


def load_palette(theme: str, design: str) -> Palette:
    """Return the palette of a design in a theme. Raises InputError for unknown names or a wrong file."""
    return load_theme(theme).palettes[load_design(design).palette]


def load_key_tones(theme: str) -> KeyTones:
    """Return the colours of a theme's keyboards. Raises InputError for an unknown theme or a wrong file."""
    return load_theme(theme).keys


@cache
def load_theme(name: str) -> Theme:
    """Return a theme. Raises InputError for an unknown one, and where its file is wrong."""
    return _read(name, data.read_named(FOLDER, "theme", name))


def _read(name: str, file: TomlFile) -> Theme:
    designs = whole_designs()
    require_known(file, file.content, ("name", KEYBOARD, *designs), ())
    for design in designs:
        require_key(file, file.content, design, (), f"add a table [{design}] of colours")
    require_key(file, file.content, KEYBOARD, (), f"add a table [{KEYBOARD}] of colours")
    called: Text = read_value(file, value_at(file, ("name",)), Text, ("name",))
    palettes = {design: read_record(file, Palette, (design,)) for design in designs}
    return Theme(name, called, palettes, read_record(file, KeyTones, (KEYBOARD,)))
