"""``python -m audits TARGET``: audit any Kivy app. Where it is installed: ``python -m kivy_audits TARGET``.

In a checkout this folder is the package ``audits`` beside ``app`` and ``screens``, and the audited app may
have any of the three itself. So the folder runs under the name that it has in a wheel, and those three names
are looked up in the checkout last, as if the audited app ran alone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

INSTALLED = "kivy_audits"
_HERE = Path(__file__).resolve().parent


class CheckoutLast:
    """Finds in the checkout what is found nowhere else, unlike its entry in sys.path.

    There, a package of the checkout would win over an app's folder of the same name without an ``__init__``.
    """

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None, _: ModuleType | None = None) -> ModuleSpec | None:
        """Return where the checkout has a module of the top level, None for all others."""
        return PathFinder.find_spec(name, [str(_HERE.parent)]) if path is None else None


def _leave_working_directory() -> None:
    """Take back the entry that ``python -m`` puts first in sys.path and that no script has."""
    if not sys.flags.safe_path and sys.path[0] == os.getcwd():  # noqa: PTH109 - the text that Python puts there
        del sys.path[0]


def _run_as_installed() -> None:
    """Load this folder once more under its other name, and leave the checkout's names to the app."""
    spec = spec_from_file_location(INSTALLED, _HERE / "__init__.py", submodule_search_locations=[str(_HERE)])
    assert spec is not None
    assert spec.loader is not None
    sys.modules[INSTALLED] = module_from_spec(spec)
    spec.loader.exec_module(sys.modules[INSTALLED])
    for name in [name for name in sys.modules if name.partition(".")[0] == __package__]:
        del sys.modules[name]
    ours = (_HERE, _HERE.parent)  # the folder itself, where it was started as `python FOLDER/audits`
    sys.path[:] = [entry for entry in sys.path if Path(entry).resolve() not in ours]
    sys.meta_path.append(CheckoutLast)


if __name__ == "__main__":
    _leave_working_directory()
    if __package__ != INSTALLED:
        _run_as_installed()
    import_module(f"{INSTALLED}.command").main()
