"""The folder of a run: it holds one run at a time, and what others keep there is left alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from app.errors import InputError, Where
from audits.files import write_whole

LIST = ".mingbai-walk"
"""The list of the files that a run has written, a path a line. It is locked while the run goes on."""

Files = Mapping[str, bytes]
"""The files of a walk, by their paths in the folder of the run."""


class RunFolder:
    """Writes files of a run into its folder. What it is about to write is listed first.

    Several processes may write at once. All methods raise OSError.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, name: str, pieces: Iterable[str | bytes]) -> Path:
        """Write a file, whole or not at all; its name may have folders. Returns its path."""
        return write_whole(self.listed(name), pieces)

    def write_once(self, name: str, content: bytes) -> None:
        """Write a file whose name tells its content, unless it is there."""
        if not (self.path / name).exists():
            self.write(name, (content,))

    def listed(self, name: str) -> Path:
        """List a file that is about to be written, make its folder, and return its path."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with (self.path / LIST).open("ab", buffering=0) as listing:  # one call: lines of others stay whole
            listing.write(f"{name}\n".encode())
        return path


def files_in(path: Path) -> Files:
    """Return the files that were written into the folder of a run."""
    files = (each for each in sorted(path.rglob("*")) if each.is_file() and each.name != LIST)
    return {each.relative_to(path).as_posix(): each.read_bytes() for each in files}


def put_into(path: Path, files: Files) -> None:
    """Write files of a run that were made elsewhere. Raises OSError; ValueError for a path that leads out."""
    folder = RunFolder(path)
    for name, content in files.items():
        if not _is_inside(PurePosixPath(name)):
            raise ValueError(f"a file outside of the run's folder: {name}")
        folder.write(name, (content,))


def _is_inside(name: PurePosixPath) -> bool:
    return not name.is_absolute() and ".." not in name.parts


@contextmanager
def claimed(path: Path) -> Iterator[RunFolder]:
    """Hold a folder for one run, once what an earlier one wrote there is gone.

    Raises InputError while another run writes there, OSError where something cannot be removed.
    """
    with (path / LIST).open("a+b") as listing:
        if not _locked(listing.fileno()):
            raise InputError(
                "another run is writing into this folder",
                "wait for its end, or give another --out",
                Where(path),
            )
        listing.seek(0)
        _remove(path, listing.read().decode(errors="replace").splitlines())
        listing.truncate(0)
        yield RunFolder(path)


def _locked(file: int) -> bool:
    """Lock a file for as long as it is open; False where somebody else has it locked."""
    try:
        import fcntl
    except ImportError:  # Windows
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _remove(folder: Path, names: Iterable[str]) -> None:
    """Remove listed files, and folders that are empty then."""
    inside = [PurePosixPath(name) for name in dict.fromkeys(names) if name]
    inside = [name for name in inside if _is_inside(name)]
    for name in inside:
        (folder / name).unlink(missing_ok=True)
    parents = {parent for name in inside for parent in name.parents if parent.parts}
    for parent in sorted(parents, key=lambda each: -len(each.parts)):
        with suppress(OSError):  # something of somebody else's is in it
            (folder / parent).rmdir()
