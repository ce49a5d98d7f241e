"""Find the line of an app that was running when its process died or stopped responding.

Python's faulthandler writes it: from a crash, and on a signal, even while a loop in C keeps Python waiting.
"""

from __future__ import annotations

import faulthandler
import os
import re
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ..started import original_of
from ..target.explaining import Target, innermost
from ..temporary import temporary_room

ASKED_BY = getattr(signal, "SIGUSR1", None)
_WITHIN_S = 3.0
_PAUSE_S = 0.05
_LINE = re.compile(r'^  File "(.*)", line (\d+) in ', re.MULTILINE)
_kept: list[IO[str]] = []  # faulthandler writes to a descriptor: it must stay open


class LastLines:
    """What an app's process leaves behind of its last lines; ``descriptors`` are those that it inherits."""

    def __init__(self, file: IO[bytes] | None) -> None:
        self._file = file

    @property
    def descriptors(self) -> tuple[int, ...]:
        """The descriptor that the process writes to, where it can inherit one."""
        return () if self._file is None else (self._file.fileno(),)

    def place(self, target: Target) -> str:
        """Return FILE:LINE of the innermost of the target's own lines, else the target as it was given."""
        if self._file is None:
            return target.text
        self._file.seek(0)
        said = self._file.read().decode("utf-8", "replace")
        lines = [(str(original_of(Path(file))), int(line)) for file, line in _LINE.findall(said)]
        return innermost(target, lines) or target.text

    def ask(self, process: int) -> None:
        """Ask a running process for its line, and wait until it is there, a few s (real) at most."""
        if self._file is None or ASKED_BY is None:
            return
        os.kill(process, ASKED_BY)
        patience = time.monotonic() + _WITHIN_S
        while os.fstat(self._file.fileno()).st_size == 0 and time.monotonic() < patience:
            time.sleep(_PAUSE_S)


@contextmanager
def last_lines() -> Iterator[LastLines]:
    """Make the file that a process is to write its last lines to; none where it inherits no descriptor."""
    if os.name != "posix":
        yield LastLines(None)
        return
    with temporary_room():
        file = tempfile.TemporaryFile()  # noqa: SIM115 - closed below; what the block raises is no matter of room
    with file:
        yield LastLines(file)


def leave_last_lines(descriptors: tuple[int, ...]) -> None:
    """Let this process write its lines to an inherited descriptor when it crashes and when it is asked."""
    for descriptor in descriptors:
        file = os.fdopen(descriptor, "w")
        os.set_inheritable(descriptor, False)
        _kept.append(file)
        faulthandler.enable(file, all_threads=False)
        if ASKED_BY is not None:
            faulthandler.register(ASKED_BY, file, all_threads=False)
