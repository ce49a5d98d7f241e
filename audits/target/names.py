"""The modules in a target's folder, which Python prefers to all others when a script runs by itself."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import PathFinder
from pathlib import Path
from types import ModuleType

_KEPT = {"__main__", "encodings", "kivy", __name__.partition(".")[0]}
_AT_START = ("built-in", "frozen")  # the origin of the modules that Python needs for its own start


@contextmanager
def own_modules_first(folder: Path) -> Iterator[None]:
    """Let a target import the modules of a folder, even if others of their names are imported already.

    The auditor and its libraries import many that no script has met at its start: ``calendar``, ``html``,
    ``statistics``. Where the folder hides such a module, that is set aside meanwhile. Afterwards it is back,
    and the folder comes last: what the auditor imports later must not be the target's.
    """
    hidden = {name for name in _modules(folder) - _KEPT if _is_elsewhere(name, folder)}
    aside = _taken(hidden)
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        if hidden:
            _taken(hidden)
            sys.modules.update(aside)
            sys.path.remove(str(folder))
            sys.path.append(str(folder))


def _modules(folder: Path) -> set[str]:
    """Return the names by which the modules and packages in a folder are imported."""
    packages = {path.parent.name for path in folder.glob("*/__init__.py")}
    return packages | {path.stem for path in folder.glob("*.py")}


def _is_elsewhere(name: str, folder: Path) -> bool:
    """Tell whether a module that the folder would hide is found by this name in another one."""
    if getattr(getattr(sys.modules.get(name), "__spec__", None), "origin", None) in _AT_START:
        return False  # nothing can hide it
    others = [entry for entry in sys.path if Path(entry).resolve() != folder]
    return PathFinder.find_spec(name, others) is not None


def _taken(names: set[str]) -> dict[str, ModuleType]:
    """Take the modules of these names, and those within, from the imported ones and return them."""
    return {name: sys.modules.pop(name) for name in [*sys.modules] if name.partition(".")[0] in names}
