"""Read a file that somebody has named: a regular one of a sensible size, and where it is text, in UTF-8.

Devices and pipes are refused unopened: reading them might never end.
"""

from __future__ import annotations

import stat
from pathlib import Path

from .errors import InputError, Where

MB = 2**20  # bytes
SOURCE_MB = 4  # the largest file that a person has written: a flow, a profile, a program
REPORT_MB = 512  # the largest report.json of an earlier audit


def read_bytes(path: Path, right: str, most_mb: int = SOURCE_MB) -> bytes:
    """Return what a regular file holds, ``most_mb`` MB at most.

    Raises InputError, which says what would be ``right``, where it is missing, cannot be read, is too large,
    or is no regular file.
    """
    where = Where(path)
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise InputError(f"this is {_kind(mode)}, not a file", right, where)
        with path.open("rb") as file:
            content = file.read(most_mb * MB + 1)
    except FileNotFoundError:
        raise InputError("there is no such file", right, where) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the path
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"the file cannot be read: {reason}", right, where) from error
    if len(content) > most_mb * MB:
        raise InputError(f"the file is larger than {most_mb} MB", right, where)
    return content


def read_text(path: Path, right: str, most_mb: int = SOURCE_MB) -> str:
    """Return the text of a regular file. Raises InputError as ``read_bytes``, and where it is not UTF-8."""
    content = read_bytes(path, right, most_mb)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        where = Where(path, line, column)
        raise InputError("the file is not text in UTF-8", "save it as UTF-8", where) from error


def _kind(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a folder"
    if stat.S_ISFIFO(mode):
        return "a pipe"
    return "a socket" if stat.S_ISSOCK(mode) else "a device"
