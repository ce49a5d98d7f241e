"""Run somebody's app on a copy of its folder: what it writes there is lost, and the original stays."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from ..started import relocated
from ..target.explaining import Target

_MOST_BYTES = 200_000_000
_MOST_FILES = 20_000
_LEFT_OUT = {
    ".git", ".hg", ".svn", ".tox", ".nox", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".buildozer",
    "__pycache__", "node_modules",
}  # fmt: skip


@contextmanager
def on_a_copy(target: Target, room: Path) -> Iterator[Target]:
    """Yield the target in a copy of its folder, made in ``room``; messages name the original's files.

    What lies beside the folder is there as links, for an app may read ``../assets``. Where the folder is
    larger than 200 MB or 20,000 files, or holds ``room`` itself, the target is yielded as it is: then, what
    is written there has to be refused.
    """
    folder = target.folder.resolve()
    if room.resolve().is_relative_to(folder) or _is_too_large(folder):
        yield target
        return
    beside = room / "beside"
    copy = beside / folder.name
    _link_siblings(folder, beside)
    shutil.copytree(folder, copy, symlinks=True, ignore=_ignored)
    before = Path.cwd()
    with relocated(copy, folder):
        try:
            if target.path is None:
                os.chdir(copy)
                yield replace(target, home=None)
            else:
                yield replace(target, path=copy / target.path.resolve().name)
        finally:
            os.chdir(before)


def renew(folder: Path, target: Target) -> None:
    """Make the copy of a folder, in which a target lies, once more; nothing where it is no copy."""
    copy = target.folder.resolve()
    if folder != copy:
        empty(copy)
        shutil.copytree(folder, copy, symlinks=True, ignore=_ignored, dirs_exist_ok=True)


def empty(folder: Path) -> None:
    """Remove all that lies in a folder."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _is_too_large(folder: Path) -> bool:
    """Count the files in a folder and their bytes, until they are too many."""
    size = count = 0
    for where, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not _is_left_out(Path(where, name))]
        count += len(files)
        for name in files:
            with suppress(OSError):
                size += Path(where, name).stat().st_size
        if size > _MOST_BYTES or count > _MOST_FILES:
            return True
    return False


def _ignored(where: str, names: list[str]) -> set[str]:
    return {
        name for name in names if _is_left_out(Path(where, name)) or not _can_be_copied(Path(where, name))
    }


def _is_left_out(path: Path) -> bool:
    return path.name in _LEFT_OUT or (path / "pyvenv.cfg").is_file()


def _can_be_copied(path: Path) -> bool:
    """Tell a file or folder that may be read from pipes, sockets and what is barred."""
    return (path.is_dir() or path.is_file()) and os.access(path, os.R_OK)


def _link_siblings(folder: Path, beside: Path) -> None:
    beside.mkdir()
    with suppress(OSError):  # a system without links, or a folder that may not be read: then without them
        for path in folder.parent.iterdir():
            if path.name != folder.name:
                (beside / path.name).symlink_to(path)
