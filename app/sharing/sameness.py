"""What two machines have to have in common so that a job gives the same result on both."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_ROOMS = ("app", "screens", "audits")
_BESIDE = ("app/launcher", "audits/pyproject.toml", "audits/README.md")  # not where it is in a wheel
_PACKAGES = ("kivy", "numpy", "pillow", "fonttools", "colour-science", "noto-cjk-sans-otc")
_DIGEST_BYTES = 6


@cache
def facts() -> Mapping[str, str]:
    """Return the versions that decide a result: this program's, with a digest of its files, and others."""
    return {
        "mingbai": f"{_version('mingbai')} ({_digest()})",
        "Python": f"{sys.version_info.major}.{sys.version_info.minor}",
        **{name: _version(name) for name in _PACKAGES},
    }


def difference(theirs: Mapping[str, str]) -> str:
    """Return, in words, the first thing in which another machine differs from this one; "" if it is alike."""
    for name, ours in facts().items():
        other = theirs.get(name, "none")
        if other != ours:
            return f"{name} is {other} there and {ours} here"
    return ""


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _digest() -> str:
    told = blake2b(digest_size=_DIGEST_BYTES)
    for name, path in _files():
        told.update(f"{name}\0".encode())
        told.update(blake2b(path.read_bytes()).digest())
    return told.hexdigest()


def _files() -> Iterator[tuple[str, Path]]:
    """Yield the files of the program by their names, which are the same in a wheel and in a checkout."""
    root = Path(__file__).parents[2]
    names = (path.relative_to(root).as_posix() for room in _ROOMS for path in (root / room).rglob("*"))
    for name in sorted(names):
        path = root / name
        if "__pycache__" not in path.parts and not name.startswith(_BESIDE) and path.is_file():
            yield name, path
