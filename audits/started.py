"""The folder in which the program was started: what a person reads is relative to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

_copies: dict[Path, Path] = {}


@cache
def started_in() -> Path:
    """Return the folder that was current at the first call, before an app changes it."""
    return Path.cwd()


@cache  # asked for every widget of every screen
def from_start(path: str | Path) -> str:
    """Return a path relative to that folder, absolute where it lies elsewhere."""
    whole = original_of(started_in() / path)
    known = (whole, whole.resolve())
    inside = (each.relative_to(started_in()) for each in known if each.is_relative_to(started_in()))
    return str(next(inside, whole))


def note_copy(copy: Path, original: Path) -> None:
    """Name the files of a copied folder as those of its original from now on."""
    _copies[copy] = original
    from_start.cache_clear()


@contextmanager
def relocated(copy: Path, original: Path) -> Iterator[None]:
    """Meanwhile, name the files of a copied folder as those of its original."""
    note_copy(copy, original)
    try:
        yield
    finally:
        del _copies[copy]
        from_start.cache_clear()


def original_of(path: Path) -> Path:
    """Return the path of a file of a copied folder in its original; any other path as it is."""
    for copy, original in _copies.items():
        if path.is_relative_to(copy):
            return original / path.relative_to(copy)
    return path
