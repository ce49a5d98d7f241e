"""Load the operators: how long people take for what they do on a phone, by published tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.content.refusals import require_key, require_known, require_table, require_type, wrong
from app.tomlfile import TomlFile, read_toml, shown

FILE = Path(__file__).with_name("operators.toml")
BOUNDS = ("low", "likely", "high")
"""The figures of an operator."""
NAMES = ("think", "bit", "press", "swipe", "character", "read_zh", "read_en", "share_read")
"""The operators that a prediction needs."""


@dataclass(frozen=True, slots=True)
class Operator:
    """A figure with its range, in its unit, and where each of the three comes from."""

    low: float
    likely: float
    high: float
    unit: str
    sources: Mapping[str, str]


@cache
def load_operators(path: Path = FILE) -> Mapping[str, Operator]:
    """Return the operators by name. Raises InputError for what is missing or wrong."""
    file = read_toml(path)
    require_known(file, file.content, ("operators",), ())
    require_key(file, file.content, "operators", ())
    table = require_table(file, file.content["operators"], ("operators",))
    require_known(file, table, NAMES, ("operators",), "operator")
    for name in NAMES:
        require_key(file, table, name, ("operators",))
    return {name: _operator(file, name, table[name]) for name in NAMES}


def _operator(file: TomlFile, name: str, given: object) -> Operator:
    at = ("operators", name)
    table = require_table(file, given, at)
    require_known(file, table, (*BOUNDS, "unit", "sources"), at)
    for key in (*BOUNDS, "unit", "sources"):
        require_key(file, table, key, at)
    low, likely, high = (require_type(file, table[key], float, (*at, key)) for key in BOUNDS)
    if not 0 < low <= likely <= high:
        told = f"{shown(low)}, {shown(likely)}, {shown(high)}"
        raise wrong(file, at, f"has the figures {told}", "give low, likely and high above 0, in this order")
    sources = require_table(file, table["sources"], (*at, "sources"))
    require_known(file, sources, BOUNDS, (*at, "sources"))
    for key in BOUNDS:
        require_key(file, sources, key, (*at, "sources"))
        require_type(file, sources[key], str, (*at, "sources", key))
    unit = require_type(file, table["unit"], str, (*at, "unit"))
    return Operator(float(low), float(likely), float(high), unit, dict(sources))
