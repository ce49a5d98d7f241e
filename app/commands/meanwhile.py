"""A folder that keeps what a run has finished until the report is written, even if the run is killed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from audits.commandline.options import writing
from audits.files import write_whole


class Unfinished:
    """A folder ``unfinished-…`` in the folder of the report; a context manager.

    It is removed once ``done`` is called, for then the report holds all of it. Without that it stays, unless
    it is empty.
    """

    def __init__(self, out: Path) -> None:
        with writing(out):
            self._folder = Path(tempfile.mkdtemp(prefix="unfinished-", dir=out))
        self._out = out
        self._done = False

    def keep(self, name: str, pieces: Iterable[str]) -> None:
        """Write a file of what has been finished. Raises InputError where it cannot be written."""
        with writing(self._out):
            write_whole(self._folder / name, pieces)

    def done(self) -> None:
        """Say that the report stands."""
        self._done = True

    def __enter__(self) -> Unfinished:
        return self

    def __exit__(self, _type: type[BaseException] | None, _: object, _trace: TracebackType | None) -> None:
        if self._done or not any(self._folder.iterdir()):
            shutil.rmtree(self._folder, ignore_errors=True)
