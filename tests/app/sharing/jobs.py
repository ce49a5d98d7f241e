"""Jobs that processes of other workers do: importable by their names."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.errors import UnknownNameError


def do(job: str) -> str:
    """Do what a job says, once or always, and return it in capital letters."""
    match job.split(":", 1):
        case ["die"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["raise"]:
            raise UnknownNameError("job", job, ["done"])
        case ["kill the worker", file] if not Path(file).exists():
            Path(file).touch()
            os.kill(os.getppid(), signal.SIGKILL)
            signal.pause()
    return job.upper()


@contextmanager
def begin() -> Iterator[Callable[[str], str]]:
    """Give what does a job."""
    yield do
