"""Keep the record of a walk, as its plan says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.walkthrough.evidence.camera import Camera
from app.walkthrough.evidence.film import Film
from app.walkthrough.evidence.folder import RunFolder
from app.walkthrough.evidence.record import FileRecord, Kept, Record, picture_file


class Keeper:
    """Keeps the records of walks that one camera films: those of one run share their pictures."""

    def __init__(self, camera: Camera) -> None:
        self._camera = camera
        self._films: dict[Path, Film] = {}

    @contextmanager
    def recording(self, kept: Kept | None) -> Iterator[Record]:
        """Give the record of a walk; one that keeps nothing, where nothing is to be kept."""
        if kept is None:
            yield Record()
            return
        record = FileRecord(kept, self._film(kept.out) if kept.pictures else None)
        try:
            yield record
        finally:
            record.close()

    def _film(self, out: Path) -> Film:
        if out not in self._films:
            folder = RunFolder(out)

            def store(name: str, picture: bytes) -> None:
                folder.write_once(picture_file(name), picture)

            self._films[out] = Film(self._camera, store)
        return self._films[out]
