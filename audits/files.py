"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

_READABLE = 0o666  # what a new file gets before the umask; mkstemp's are for their owner alone


def write_whole(path: Path, pieces: Iterable[str | bytes]) -> Path:
    """Write pieces of text (as UTF-8) or bytes beside ``path``, then put the file in its place in one step.

    Returns ``path``. Raises OSError; then, and after an interruption, what stood there still stands there.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                file.write(piece.encode("utf-8", "replace") if isinstance(piece, str) else piece)
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
