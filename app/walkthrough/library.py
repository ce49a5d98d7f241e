"""The flows that ship with the program, and how one is named on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.errors import unknown
from app.walkthrough.commands import Script
from app.walkthrough.script import load_script

FOLDER = Path(__file__).with_name("flows")


def flow_names() -> tuple[str, ...]:
    """Return the names of the flows that ship with the program."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def find_flows(names: Sequence[str]) -> tuple[Script, ...]:
    """Return flows by name or by file; all that ship, where none is named.

    Raises InputError for a name that is neither, and for whatever is wrong in a file.
    """
    return tuple(load_script(_file(name)) for name in names or flow_names())


def _file(name: str) -> Path:
    if name.endswith((".yaml", ".yml")):
        return Path(name)
    if name not in flow_names():
        raise unknown("flow", name, flow_names())
    return FOLDER / f"{name}.yaml"
