"""The words that screen readers add, one file a language: roles, states, places in lists."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ...tomlfile import read_toml

_FOLDER = Path(__file__).parent
_USUAL = "en"


@cache
def load(language: str) -> Mapping[str, Mapping[str, str]]:
    """Return the words of a language by table and key, those of English where there are none."""
    file = _FOLDER / f"{language}.toml"
    return read_toml(file if file.is_file() else _FOLDER / f"{_USUAL}.toml").content
