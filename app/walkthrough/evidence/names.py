"""Names of files and folders that work on every file system and never collide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Set
from itertools import count

_LONGEST = 120  # bytes of a name in UTF-8; file systems take 255, of which an ending and a number need some
_PORTS = (f"{port}{number}" for port in ("com", "lpt") for number in range(10))
_RESERVED = {"con", "prn", "aux", "nul", *_PORTS}  # on Windows, with any ending


def safe_name(wanted: str) -> str:
    """Return a name for a file or folder that is as close to the wanted one as every file system allows."""
    plain = unicodedata.normalize("NFC", wanted)
    kept = "".join(sign if sign.isalnum() or sign in "-_. " else "_" for sign in plain)
    short = kept.encode()[:_LONGEST].decode(errors="ignore").lstrip(". ").rstrip(". ") or "_"
    return f"_{short}" if short.split(".")[0].casefold() in _RESERVED else short


class UniquePaths:
    """Gives out safe paths, in which ``/`` stands between folders, with no two the same.

    That holds also where case is ignored, and no path is a folder of another. ``taken`` ones are left out.
    What would collide gets a number: ``a``, ``a-2``.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._files = {_key(path) for path in taken}
        self._folders: set[str] = set()

    def take(self, wanted: str) -> str:
        """Return a path that is as close to the wanted one as possible, and has not been given out."""
        *parents, name = map(safe_name, wanted.split("/"))
        path = ""
        for parent in parents:
            path = _free(f"{path}{parent}", self._files) + "/"
            self._folders.add(_key(path[:-1]))
        path = _free(f"{path}{name}", self._files | self._folders)
        self._files.add(_key(path))
        return path


def unique_paths(wanted: Iterable[str], taken: Iterable[str] = ()) -> Iterator[str]:
    """Yield a path of its own for each wanted one; see ``UniquePaths``."""
    return map(UniquePaths(taken).take, wanted)


def _free(path: str, taken: Set[str]) -> str:
    numbered = (path if number == 1 else f"{path}-{number}" for number in count(1))
    return next(each for each in numbered if _key(each) not in taken)


def _key(path: str) -> str:
    return unicodedata.normalize("NFKC", path).casefold()
