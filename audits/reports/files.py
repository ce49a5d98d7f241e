"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

_READABLE = 0o666  # what a new file gets before the umask; mkstemp's are for their owner alone


def write_whole(path: Path, pieces: Iterable[str]) -> Path:
    """Write pieces of text as UTF-8 beside ``path``, then put the file in its place in one step.

    Returns ``path``. Raises OSError; then, and after an interruption, what stood there still stands there.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.writelines(pieces)
        beside.chmod(_READABLE & ~_umask())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return path


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
