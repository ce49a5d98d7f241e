"""What a target is, and what is wrong with it, told by its own lines."""

from __future__ import annotations

import os
import textwrap
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import NoReturn

from ..errors import InputError
from ..started import from_start

FORMS = "write file.py, file.py:Name, package.module:Name or file.kv"
_LONGEST_QUOTE = 160  # letters of somebody else's error


@dataclass(frozen=True, slots=True)
class Target:
    """A parsed TARGET: a file or a module, and a name within, empty for "whatever it starts"."""

    path: Path | None
    module: str
    name: str
    text: str

    @property
    def where(self) -> str:
        """The target as an error names it."""
        return f"{self.path}:1:1" if self.path else self.text

    @property
    def folder(self) -> Path:
        """The folder whose modules it imports: its file's, or the current one."""
        return self.path.resolve().parent if self.path else Path.cwd()


class LoopReached(BaseException):
    """Kivy's main loop would begin here."""


@contextmanager
def explained(target: Target) -> Iterator[None]:
    """Turn whatever a target raises into an InputError that names the line in the target."""
    from kivy.lang.parser import ParserException

    try:
        yield
    except (InputError, KeyboardInterrupt, LoopReached):
        raise
    except SyntaxError as error:
        name = error.filename or target.text
        where = f"{from_start(name)}:{error.lineno or 1}:{error.offset or 1}"
        kind = "kv" if name.endswith(".kv") else "Python"
        raise InputError(f"this is no valid {kind}: {error.msg}", "correct the line", where) from error
    except ModuleNotFoundError as error:
        if error.name in _prefixes(target.module):
            raise InputError(f"there is no module {error.name!r}", FORMS, target.text) from error
        what = f"the app needs the module {error.name!r}, which is not installed"
        raise InputError(what, "install it", _place(target, error.__traceback__)) from error
    except ParserException as error:
        where = f"{from_start(error.filename)}:{error.line + 1}:1"
        raise InputError(f"this is no valid kv: {_last_line(error)}", "correct the line", where) from error
    except SystemExit as error:
        where = _place(target, error.__traceback__)
        what = f"the app leaves ({error.code!r}) before it shows anything"
        raise InputError(what, "let it start", where) from error
    except BaseException as error:
        raise _raised(target, error, "make it start by itself first") from error


@contextmanager
def explained_under_audit(target: Target) -> Iterator[None]:
    """Turn what a target's own code raises while it is audited into an InputError that names the line.

    What the auditor raises passes through.
    """
    try:
        yield
    except (InputError, KeyboardInterrupt):
        raise
    except SystemExit as error:
        what = f"the app leaves ({error.code!r}) while it is audited"
        raise InputError(what, "let it stay", _place(target, error.__traceback__)) from error
    except BaseException as error:
        frames = traceback.extract_tb(error.__traceback__)
        ours = [number for number, frame in enumerate(frames) if _is_auditors(frame)]
        if not _own_frames(target, frames[max(ours, default=-1) + 1 :]):
            raise
        raise _raised(target, error, "make it bear a press and the focus on each control") from error


@contextmanager
def hard_exit_raised() -> Iterator[None]:
    """Let ``os._exit`` in a target raise SystemExit: it would end the auditor with no message."""
    process, leave = os.getpid(), os._exit

    def raise_exit(code: int) -> NoReturn:
        if os.getpid() != process:  # a process that the target forked
            leave(code)
        raise SystemExit(code)

    os._exit = raise_exit  # type: ignore[assignment]
    try:
        yield
    finally:
        os._exit = leave


def place_of(target: Target, error: BaseException) -> str:
    """Return FILE:LINE:COLUMN of the target's own line that raised an error, or of its begin."""
    return _place(target, error.__traceback__)


def _raised(target: Target, error: BaseException, right: str) -> InputError:
    what = f"the app raises {type(error).__name__}: {_last_line(error)}"
    return InputError(what, right, _place(target, error.__traceback__))


def _prefixes(module: str) -> set[str]:
    parts = module.split(".")
    return {".".join(parts[:count]) for count in range(1, len(parts) + 1)}


def _place(target: Target, trace: TracebackType | None) -> str:
    """Return FILE:LINE:COLUMN of the innermost line of the target's own files that was running."""
    own = _own_frames(target, traceback.extract_tb(trace))
    exact = [f for f in own if target.path is None or f.filename == str(target.path.resolve())]
    if not (exact or own):
        return target.where
    frame = (exact or own)[-1]
    return f"{from_start(frame.filename)}:{frame.lineno}:{(frame.colno or 0) + 1}"


def _own_frames(target: Target, frames: Iterable[traceback.FrameSummary]) -> list[traceback.FrameSummary]:
    """Return the frames that run code of the target's own files."""
    home = str(target.folder)
    own = [f for f in frames if f.filename.startswith(home) and "site-packages" not in f.filename]
    return [f for f in own if not _is_auditors(f)]


def _is_auditors(frame: traceback.FrameSummary) -> bool:
    return Path(frame.filename).is_relative_to(Path(__file__).parents[1])


def _last_line(error: BaseException) -> str:
    lines = [line for line in str(error).splitlines() if line.strip()]
    return textwrap.shorten(lines[-1], _LONGEST_QUOTE, placeholder=" …") if lines else "no message"
