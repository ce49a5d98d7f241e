"""Find data files: folders of TOML files, each known by its name."""

from __future__ import annotations

from pathlib import Path

from app.errors import UnknownNameError
from app.tomlfile import TomlFile, read_toml


def names(folder: Path) -> tuple[str, ...]:
    """Return the names of a folder's data files, sorted."""
    return tuple(sorted(path.stem for path in folder.glob("*.toml")))


def read_named(folder: Path, what: str, name: str) -> TomlFile:
    """Read one data file of a folder by its name; the error for an unknown name gives the nearest one."""
    known = names(folder)
    if name not in known:
        raise UnknownNameError(what, name, known)
    return read_toml(folder / f"{name}.toml")
