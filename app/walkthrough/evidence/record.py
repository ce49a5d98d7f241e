"""The record of a walk, ``trace.jsonl``: a step stands on the disk before the next one begins."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from app.errors import InputError
from app.walkthrough.evidence.folder import RunFolder
from app.walkthrough.evidence.trace import Shot
from app.walkthrough.evidence.trees import Trees
from audits.commandline.options import writing
from audits.writing.strictjson import strict

if TYPE_CHECKING:
    from app.walkthrough.evidence.film import Film
    from app.walkthrough.evidence.privacy import Privacy
    from audits.looking.tree import Element

PICTURES = "pictures"
"""The folder of all pictures of a run, each named by the hash of its bytes."""
TRACE = "trace.jsonl"
FORMAT = 1


def picture_file(name: str) -> str:
    """Return the file of a picture in the folder of its run."""
    return f"{PICTURES}/{name}.webp"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a walk, and where: the run's folder, and the walk's own in it.

    ``shows_typed``: what the flow itself types is not hidden.
    """

    out: Path
    walk: str
    pictures: bool = False
    trees: bool = False
    shows_typed: bool = False

    @property
    def record(self) -> Path:
        """The file of the record."""
        return self.out / self.walk / TRACE


class NotKeptError(InputError):
    """The record cannot be written: nothing of what an app does wrong."""


@contextmanager
def _keeping(folder: Path) -> Iterator[None]:
    try:
        with writing(folder):
            yield
    except InputError as error:
        raise NotKeptError(error.wrong, error.right, error.where) from error


class Record:
    """Keeps nothing: the base of what keeps the record of a walk."""

    looks = False
    shows_typed = False

    def line(self, data: Mapping[str, object]) -> None:
        """Write a line."""

    def shoot(self, elements: Sequence[Element], privacy: Privacy, *, tree: bool) -> Shot:
        """Keep what is on the screen: its picture and, if asked for, its tree."""
        return Shot()

    def keep(self, name: str, picture: bytes) -> bool:
        """Write a picture (PNG) that a flow itself keeps, and tell whether it was written."""
        return False


class FileRecord(Record):
    """Writes the record of a walk into its folder. Its methods raise NotKeptError."""

    def __init__(self, kept: Kept, film: Film | None) -> None:
        self.looks = film is not None or kept.trees
        self.shows_typed = kept.shows_typed
        self._folder = RunFolder(kept.out)
        self._walk = kept.walk
        self._film = film
        self._trees = Trees() if kept.trees else None
        with _keeping(kept.out):
            file = self._folder.listed(f"{kept.walk}/{TRACE}").open("w", encoding="utf-8", errors="replace")
        self._file: TextIO = file

    def line(self, data: Mapping[str, object]) -> None:
        """Write a line, and hand it to the system, which keeps it even if this process is killed."""
        told = json.dumps(strict(data), ensure_ascii=False, separators=(",", ":"))
        with _keeping(self._folder.path):
            self._file.write(f"{told}\n")
            self._file.flush()

    def shoot(self, elements: Sequence[Element], privacy: Privacy, *, tree: bool) -> Shot:
        """Keep what is on the screen: its picture and, if asked for, its tree."""
        shot = Shot()
        if self._film is not None:
            with _keeping(self._folder.path):
                shot = self._film.shoot(privacy.private(elements))
        if tree and self._trees is not None:
            from audits.driving.outline import outline

            found, line = self._trees.add(
                [privacy.redacted_node(node) for node in outline(elements, privacy.is_open)]
            )
            if line is not None:
                self.line(line)
            shot = replace(shot, tree=found)
        return shot

    def keep(self, name: str, picture: bytes) -> bool:
        """Write a picture (PNG) that a flow itself keeps, and tell whether it was written."""
        with _keeping(self._folder.path):
            self._folder.write(f"{self._walk}/{name}.png", (picture,))
        return True

    def close(self) -> None:
        """End the record."""
        with suppress(OSError):  # what could not be written has been told
            self._file.close()
