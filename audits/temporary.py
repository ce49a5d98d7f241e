"""Temporary files, and what is said where there is no room for them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from .errors import MachineError


@contextmanager
def temporary_room() -> Iterator[None]:
    """Turn an OSError over temporary files into a MachineError that says what would help."""
    try:
        yield
    except OSError as error:
        folder = f" in {tempfile.tempdir}" if tempfile.tempdir else ""
        what = f"temporary files cannot be written{folder}: {error.strerror or error}"
        raise MachineError(what, "free some room there, or name another folder in TMPDIR") from error
