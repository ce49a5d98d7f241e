"""``mingbai``: the phone on the desktop, and the control panel that chooses what it shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from app.content.designs import MODES, design_names, load_design
from app.content.platforms import load_platform, platform_names
from app.content.scenarios import scenario_label, scenario_labels
from app.content.strings import LANGUAGES, load_strings
from app.content.themes import theme_label, theme_names
from app.domain.text import Text, literal, t

BEGINS = time(9, 41)  # what a phone's clock shows in pictures
TEXT_SCALES = (100, 125, 150, 175, 200)  # per cent

Choices = tuple[tuple[str, Text], ...]


def choices(dimension: str) -> Choices:
    """Return what can be chosen in a dimension: ids and labels."""
    names, name_of = _DIMENSIONS[dimension]
    return tuple((name, name_of(name)) for name in names)


_DIMENSIONS: dict[str, tuple[tuple[str, ...], Callable[[str], Text]]] = {
    "scenario": (tuple(label.id for label in scenario_labels()), lambda name: scenario_label(name).name),
    "platform": (platform_names(), lambda name: load_platform(name).name),
    "design": (design_names(), lambda name: load_design(name).name),
    "theme": (theme_names(), theme_label),
    "mode": (MODES, lambda name: t(f"mode.{name}")),
    "lang": (LANGUAGES, lambda name: literal(load_strings(name).name)),
    "text_scale": (tuple(map(str, TEXT_SCALES)), lambda name: literal(f"{name} %")),
}
DIMENSIONS_SHOWN = tuple(_DIMENSIONS)


def label(dimension: str) -> Text:
    """Return what a dimension is called."""
    return t(f"panel.{dimension}")
