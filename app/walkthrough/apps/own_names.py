"""Let an app have packages that are called as ours are: many a Kivy project has an ``app`` or ``screens``.

Both run in one process. What our code imports are our modules, what any other code imports are the app's.
"""

from __future__ import annotations

import builtins
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

_HOME = Path(__file__).parents[3]
_OURS = ("app", "screens")
_FOLDERS = tuple(f"{_HOME / name}{os.sep}" for name in (*_OURS, "audits"))


@contextmanager
def own_names(folder: Path) -> Iterator[Callable[[], AbstractContextManager[None]]]:
    """Meanwhile, let the modules in a folder have the names of ours, where they want them.

    Yields what brings ours back for a moment: whoever pickles objects of ours needs that.
    """
    names = {name for name in _OURS if (folder / name).is_dir() or (folder / f"{name}.py").is_file()}
    if not names:
        yield nullcontext
        return
    for name in names:
        import_module(name)
    parting = _Parting(names)
    path, imported = sys.path[:], builtins.__import__
    sys.path[:] = [entry for entry in path if Path(entry).resolve() != _HOME]
    builtins.__import__ = parting.imported  # type: ignore[assignment]
    try:
        yield parting.ours
    finally:
        builtins.__import__ = imported
        sys.path[:] = path
        parting.bring_back()


class _Parting:
    """Keeps two sets of modules with the same names: ours are there only while our code imports."""

    def __init__(self, names: set[str]) -> None:
        self._names = names
        self._import = builtins.__import__
        self._ours = self._taken()
        self._here = False

    def imported(
        self,
        name: str,
        globals_: Mapping[str, Any] | None = None,
        locals_: Mapping[str, Any] | None = None,
        wanted: Any = (),  # noqa: ANN401 - as Python has it
        level: int = 0,
    ) -> Any:  # noqa: ANN401
        """Import a module for whoever asks."""
        ours = globals_ is not None and self._is_ours(globals_)
        with self.ours() if ours else nullcontext():
            return self._import(name, globals_, locals_, wanted, level)

    @contextmanager
    def ours(self) -> Iterator[None]:
        """Let the names be ours for a moment."""
        if self._here:
            yield
            return
        theirs = self._taken()
        sys.modules.update(self._ours)
        self._here = True
        try:
            yield
        finally:
            self._here = False
            self._ours = self._taken()
            sys.modules.update(theirs)

    def bring_back(self) -> None:
        """Let the names be ours again."""
        self._taken()
        sys.modules.update(self._ours)

    def _is_ours(self, asking: Mapping[str, Any]) -> bool:
        """Tell by a module's globals whether its code is ours: by its file, for it may be called anything."""
        file = asking.get("__file__")
        return isinstance(file, str) and file.startswith(_FOLDERS)

    def _taken(self) -> dict[str, ModuleType]:
        found = [name for name in sys.modules if name.partition(".")[0] in self._names]
        return {name: sys.modules.pop(name) for name in found}
