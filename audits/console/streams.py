"""Standard streams that never stop a command: what cannot be written is dropped, and told at the end."""

from __future__ import annotations

import errno
import io
import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from ..errors import InputError

_STDIN, _STDOUT, _STDERR = range(3)
# Windows reports a pipe without a reader as an invalid argument.
_READER_GONE = (errno.EPIPE, errno.ESHUTDOWN, *((errno.EINVAL,) if sys.platform == "win32" else ()))


class _Descriptor(io.RawIOBase):
    """Writes to a file descriptor; after a failed write it drops the rest and keeps the reason."""

    def __init__(self, descriptor: int) -> None:
        self.failure: OSError | None = None
        self._descriptor = descriptor

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._descriptor

    def isatty(self) -> bool:
        return os.isatty(self._descriptor)

    def write(self, data: object, /) -> int:
        assert isinstance(data, (bytes, bytearray, memoryview))
        if self.failure is None:
            try:
                return self._written(data)
            except OSError as error:
                self.failure = error
        return len(data)

    def _written(self, data: bytes | bytearray | memoryview) -> int:
        while True:
            try:
                return os.write(self._descriptor, data)
            except BlockingIOError:  # somebody made the pipe non-blocking: wait until it takes more
                select.select([], [self._descriptor], [])


def lasting(descriptor: int, encoding: str = "utf-8") -> TextIO:
    """Return a text stream on a file descriptor that raises neither OSError nor UnicodeEncodeError."""
    raw = io.BufferedWriter(_Descriptor(descriptor))
    return io.TextIOWrapper(raw, encoding, errors="backslashreplace", line_buffering=True)


def require_written(stream: TextIO) -> None:
    """Raise InputError where a stream made by ``lasting`` could not be written.

    A reader that has gone away (``… | head``) wants no more; that is no error.
    """
    stream.flush()
    raw = getattr(getattr(stream, "buffer", None), "raw", None)
    failure = raw.failure if isinstance(raw, _Descriptor) else None
    if failure is not None and failure.errno not in _READER_GONE:
        reason = failure.strerror or failure
        raise InputError(f"the result cannot be written: {reason}", "direct it elsewhere", "stdout")


@contextmanager
def lasting_streams() -> Iterator[None]:
    """Let stdout and stderr last while a command runs, also if they are closed, full or without a reader."""
    _open_closed()
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = _lasting_copy(sys.stdout, _STDOUT), _lasting_copy(sys.stderr, _STDERR)
    try:
        yield
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        sys.stdout, sys.stderr = before


def _open_closed() -> None:
    """Open the null device where a standard stream is closed.

    Otherwise the next file that is opened takes its number, and what is printed ends up in that file.
    """
    for descriptor in (_STDIN, _STDOUT, _STDERR):
        try:
            os.fstat(descriptor)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)


def _lasting_copy(stream: TextIO | None, descriptor: int) -> TextIO:
    if stream is None:  # it was closed when Python started
        return lasting(descriptor)
    if sys.platform == "win32" and stream.isatty():
        return stream  # a console, which takes characters
    with suppress(OSError, ValueError):
        stream.flush()
    return lasting(descriptor, stream.encoding)


@contextmanager
def stdout_for_result() -> Iterator[TextIO]:
    """Yield a stream to stdout; whatever Kivy, C libraries or an audited app print there goes to stderr.

    Raises InputError at the end where the result could not be written.
    """
    sys.stdout.flush()
    kept = os.dup(_STDOUT)
    os.dup2(_STDERR, _STDOUT)
    original, sys.stdout = sys.stdout, sys.stderr
    result = lasting(kept)
    try:
        yield result
        require_written(result)
    finally:
        result.flush()
        sys.stdout = original
        os.dup2(kept, _STDOUT)
        os.close(kept)
