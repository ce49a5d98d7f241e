"""Keep the entries of a long run on disk, so that memory does not grow with the number of screens."""

from __future__ import annotations

import copyreg
import pickle
import tempfile
from bisect import insort
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import overload

from .collector import collector_paused
from .model import Box, Entry, Finding, Node, Remark, Report, TextRun
from .temporary import temporary_room

_VALUES: Mapping[type, Callable[[object], tuple[object, ...]]] = {
    kind: attrgetter(*(each.name for each in fields(kind)))
    for kind in (Box, TextRun, Node, Finding, Remark, Report, Entry)
}


def _packed(record: object) -> tuple[type, tuple[object, ...]]:
    """Return what makes a record anew.

    What dataclasses do by themselves looks up the fields of each record, which takes most of the time.
    """
    return type(record), _VALUES[type(record)](record)


for _kind in _VALUES:
    copyreg.pickle(_kind, _packed)


class Spool(Sequence[Entry]):
    """A sequence of entries in a temporary file, which goes away with it.

    The entries stand in the order of their ranks; those of one rank stand as they came. Raises MachineError
    where the file cannot be made or has no room for an entry.
    """

    def __init__(self) -> None:
        with temporary_room():
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the spool
        self._places: list[tuple[int, int]] = []  # rank and first byte of each entry

    def append(self, entry: Entry, rank: int = 0) -> None:
        """Add an entry after those of its rank. An interruption adds it whole or not at all."""
        with temporary_room():
            start = self._file.seek(0, 2)
            pickle.dump(entry, self._file, pickle.HIGHEST_PROTOCOL)
            self._file.flush()
        insort(self._places, (rank, start))

    def close(self) -> None:
        """Give the file back."""
        with temporary_room():
            self._file.close()

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Entry: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Entry]: ...
    def __getitem__(self, index: int | slice) -> Entry | Sequence[Entry]:
        """Read an entry, or several, from the file."""
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        _, start = self._places[index]
        self._file.seek(start)
        with collector_paused():
            entry: Entry = pickle.load(self._file)
        return entry

    def __iter__(self) -> Iterator[Entry]:
        """Read one entry after the other."""
        return (self[index] for index in range(len(self)))
