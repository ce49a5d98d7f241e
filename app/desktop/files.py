"""Where the window keeps what it is asked to keep: folders beside each other, where it was started."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.errors import CheckError, InputError
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


@dataclass(frozen=True, slots=True)
class WalkFile:
    """The file that somebody named for a recorded walk. What is there already is replaced only on request."""

    path: Path
    replaces: bool = False

    def require_free(self) -> None:
        """Raise InputError where nothing can be written there, or something is that must not be replaced."""
        if self.path.suffix not in (".yaml", ".yml"):
            raise InputError(f"{self.path.name!r} is not a flow's name", "end it in .yaml", str(self.path))
        if not self.path.absolute().parent.is_dir():
            raise InputError("its folder does not exist", "make the folder, or name another", str(self.path))
        if self.path.is_dir():
            raise InputError("this is a folder", "name a file", str(self.path))
        if self.path.exists() and not self.replaces:
            raise InputError("the file exists already", "name another, or add --force", str(self.path))

    def write(self, text: str) -> Path:
        """Write a flow and return where. Raises CheckError where that is not possible.

        A file that has come there meanwhile stays: the flow goes beside it, under a name that is free.
        """
        path = self.path if self.replaces else self._free()
        try:
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            raise CheckError(f"{path.absolute()}: {error.strerror or error}") from error
        return path

    def _free(self) -> Path:
        wanted, number = self.path, 1
        while wanted.exists():
            number += 1
            wanted = self.path.with_stem(f"{self.path.stem}-{number}")
        return wanted
