"""``--write-patch FILE``: the repairs of a run as a diff."""

from __future__ import annotations

from pathlib import Path

from ..files import write_whole
from ..model import Run
from ..repair.patch import of_run, unified
from .options import writing


def write_patch(run: Run, path: Path) -> str:
    """Write the diff of a run's repairs to a file; return in words what is in it.

    Raises InputError where it cannot be written.
    """
    edits = of_run(run)
    with writing(path.parent):
        write_whole(path, [unified(edits)])
    number = len(set(edits))
    if not number:
        return f"{path}: empty, for no repair that holds has a line of source"
    return f"{path}: {number} edit{'s' if number > 1 else ''}"
