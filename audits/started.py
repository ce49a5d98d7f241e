"""The folder in which the program was started: what a person reads is relative to it."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def started_in() -> Path:
    """Return the folder that was current at the first call, before an app changes it."""
    return Path.cwd()


def from_start(path: str | Path) -> str:
    """Return a path relative to that folder, absolute where it lies elsewhere."""
    whole = started_in() / path
    known = (whole, whole.resolve())
    inside = (each.relative_to(started_in()) for each in known if each.is_relative_to(started_in()))
    return str(next(inside, whole))
