"""Describe an exception of an app in one sentence instead of a traceback."""

from __future__ import annotations

import traceback
from pathlib import Path


def told(error: Exception) -> str:
    """Return what was raised and where, in the last file that is not a library's."""
    words, place = str(error), place_of(error)
    said = f"the app raised {type(error).__name__}{f' ({words})' if words else ''}"
    return f"{said} at {place}" if place else said


def place_of(error: Exception) -> str:
    """Return the file and line where something was raised, in the last file that is not a library's."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "site-packages" not in Path(frame.filename).parts]
    return f"{Path(own[-1].filename).name}:{own[-1].lineno}" if own else ""
