"""Which languages there are: one file in ``strings`` each, named by its tag, such as ``zh-CN``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from app.content import data

FOLDER = Path(__file__).with_name("strings")


def language_names() -> tuple[str, ...]:
    """Return the tags of all languages, sorted."""
    return _names(FOLDER)


@cache
def _names(folder: Path) -> tuple[str, ...]:
    return data.names(folder)
