"""Keep the entries of a long run on disk, so that memory does not grow with the number of screens."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator, Sequence
from typing import overload

from .model import Entry


class Spool(Sequence[Entry]):
    """A sequence of entries in a temporary file, which goes away with it."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the spool
        self._starts: list[int] = []

    def append(self, entry: Entry) -> None:
        """Add an entry at the end."""
        self._starts.append(self._file.seek(0, 2))
        pickle.dump(entry, self._file, pickle.HIGHEST_PROTOCOL)

    def close(self) -> None:
        """Give the file back."""
        self._file.close()

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> Entry: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Entry]: ...
    def __getitem__(self, index: int | slice) -> Entry | Sequence[Entry]:
        """Read an entry, or several, from the file."""
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        self._file.seek(self._starts[index])
        entry: Entry = pickle.load(self._file)
        return entry

    def __iter__(self) -> Iterator[Entry]:
        """Read one entry after the other."""
        return (self[index] for index in range(len(self)))
