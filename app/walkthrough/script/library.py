"""The flows that ship with the program, and how one is named on the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from app.errors import InputError, UnknownNameError, Where
from app.walkthrough.script.reader import load_script
from app.walkthrough.script.script import Script

FOLDER = Path(__file__).parents[1] / "flows"


def flow_names() -> tuple[str, ...]:
    """Return the names of the flows that ship with the program."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def find_flows(
    names: Sequence[str], variables: Mapping[str, str] | None = None, tags: Sequence[str] = ()
) -> tuple[Script, ...]:
    """Return flows by name, by file, or all of a folder; all that ship, where none is named.

    ``variables`` fill in ``${NAME}``; ``tags`` narrow the flows to those that have one of them.

    Raises InputError for a name that is none of these, for a tag that no flow has, and for whatever is
    wrong in a file.
    """
    files = [file for name in names or flow_names() for file in _files(name)]
    scripts = tuple(load_script(file, variables) for file in files)
    known = {tag for script in scripts for tag in script.tags}
    for tag in tags:
        if tag not in known:
            raise UnknownNameError("tag", tag, known)
    return tuple(script for script in scripts if not tags or set(tags) & set(script.tags))


def _files(name: str) -> Sequence[Path]:
    if name.endswith((".yaml", ".yml")):
        return (Path(name),)
    if name in flow_names():
        return (FOLDER / f"{name}.yaml",)
    folder = Path(name)
    if not name.strip() or not folder.is_dir():
        raise UnknownNameError("flow", name, flow_names())
    files = sorted((*folder.glob("*.yaml"), *folder.glob("*.yml")))
    if not files:
        raise InputError("no flow lies in this folder", "flows end in .yaml", Where(folder))
    return files
