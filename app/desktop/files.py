"""Where the window keeps what it is asked to keep: folders beside each other, where it was started."""

from __future__ import annotations

from pathlib import Path

from app.errors import CheckError
from app.walkthrough.evidence.names import unique_paths


def keep(folder: str, name: str, ending: str, content: bytes) -> Path:
    """Write a file under a name that is free in a folder, and return its path from where we are.

    Raises CheckError where that is not possible.
    """
    place = Path(folder)
    try:
        place.mkdir(exist_ok=True)
        taken = [path.stem for path in place.glob(f"*{ending}")]
        path = place / f"{next(unique_paths([name], taken))}{ending}"
        path.write_bytes(content)
    except OSError as error:
        raise CheckError(f"{place.absolute()}: {error.strerror or error}") from error
    return path
