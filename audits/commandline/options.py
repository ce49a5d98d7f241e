"""Read options that several commands have: lists of names, folders to write to."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import InputError, UnknownNameError, Where


def read_names(option: str, kind: str, given: str, known: Iterable[str]) -> tuple[str, ...]:
    """Read a comma-separated list of names, each once. Raises InputError for an unknown one and for none."""
    known = tuple(known)
    names = tuple(dict.fromkeys(name.strip() for name in given.split(",") if name.strip()))
    if not names:
        raise InputError(f"no {kind} is named", f"known: {', '.join(sorted(known))}", option)
    for name in names:
        if name not in known:
            raise UnknownNameError(kind, name, known)
    return names


def writable_folder(given: str | Path) -> Path:
    """Make a folder and see that it can be written to. Raises InputError where it cannot."""
    if not str(given).strip():
        raise InputError("no folder is named", "name the folder for the reports", "--out")
    folder = Path(given)
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as trial:
            trial.write(b"x")
    return folder


def writable_file(given: str | Path) -> Path:
    """Return a path whose folder can be written to. Raises InputError where it cannot."""
    if not str(given).strip():
        raise InputError("no file is named", "name the file for the patch", "--write-patch")
    writable_folder(Path(given).parent)
    return Path(given)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turn an OSError into an InputError that says what stopped writing to a folder."""
    try:
        yield
    except OSError as error:
        wrong = f"cannot be written to: {error.strerror or error}"
        raise InputError(wrong, "choose another folder with --out", Where(folder)) from error
