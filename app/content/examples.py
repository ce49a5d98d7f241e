"""Invented values for fields in which people type what is private, by the field's name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from app.content.refusals import wrong
from app.tomlfile import read_toml, shown

FILE = Path(__file__).with_name("examples.toml")


@cache
def load_examples(path: Path = FILE) -> Mapping[str, str]:
    """Return the values. Raises InputError for what is none."""
    file = read_toml(path)
    for name, value in file.content.items():
        if not isinstance(value, str) or not value:
            raise wrong(file, (name,), f"is {shown(value)}", "give words in quotation marks")
    return file.content
