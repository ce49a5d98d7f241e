"""What a target is, and errors in it, located at its own lines."""

from __future__ import annotations

import os
import textwrap
import threading
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType, TracebackType
from typing import NoReturn

from ..errors import InputError
from ..started import from_start
from . import kvplaces

FORMS = "write file.py, file.py:Name, package.module:Name, file.kv, a folder with a main.py, or -m package"
_LONGEST_QUOTE = 160  # letters of somebody else's error


@dataclass(frozen=True, slots=True)
class Target:
    """A parsed TARGET: a file or a module, and a name within, empty for "whatever it starts".

    ``runs`` means that the module is run as ``python -m`` runs it. ``home`` is the folder that a module is
    imported from, None for the current one. ``arguments`` are those that the app itself is given.
    """

    path: Path | None
    module: str
    name: str
    text: str
    runs: bool = False
    home: Path | None = None
    arguments: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """The target as an error names it."""
        return f"{from_start(self.path)}:1:1" if self.path else self.text

    @property
    def short(self) -> str:
        """What names its first screen where the app does not: the file, or the module."""
        if self.path is None:
            return self.text
        return f"{self.path.name}:{self.name}" if self.name else self.path.name

    @property
    def folder(self) -> Path:
        """The folder whose modules it imports: its file's, or the current one."""
        if self.path is not None:
            return self.path.resolve().parent
        return self.home or Path.cwd()


class LoopReached(BaseException):
    """Kivy's main loop would begin here."""


@contextmanager
def explained(target: Target) -> Iterator[None]:
    """Turn whatever a target raises into an InputError that names the line in the target."""
    try:
        yield
    except (InputError, KeyboardInterrupt, LoopReached):
        raise
    except SyntaxError as error:
        raise _misspelt(target, error) from error
    except ModuleNotFoundError as error:
        if error.name in _prefixes(target.module):
            raise InputError(f"there is no module {error.name!r}", FORMS, target.text) from error
        what = f"the app needs the module {error.name!r}, which is not installed"
        raise InputError(what, "install it", _place(target, error)) from error
    except SystemExit as error:
        where = _place(target, error)
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
        raise InputError(what, "let it stay", _place(target, error)) from error
    except BaseException as error:
        if not is_apps(target, error):
            raise
        raise _raised(target, error, "make it bear a press and the focus on each control") from error


@contextmanager
def hard_exit_raised() -> Iterator[None]:
    """Let ``os._exit`` in a target raise SystemExit: it would end the auditor with no message."""
    process, leave = os.getpid(), os._exit

    def raise_exit(code: int) -> NoReturn:
        # In a forked process, and in a thread, where nobody hears what is raised, it ends the process.
        if os.getpid() != process or threading.current_thread() is not threading.main_thread():
            leave(code)
        raise SystemExit(code)

    os._exit = raise_exit  # type: ignore[assignment]
    try:
        yield
    finally:
        os._exit = leave


def place_of(target: Target, error: BaseException) -> str:
    """Return FILE:LINE:COLUMN of the target's own line that raised an error, or of its begin."""
    return _place(target, error)


def innermost(target: Target, lines: Iterable[tuple[str, int]]) -> str:
    """Return FILE:LINE of the first of these lines that is the target's own, empty where none is."""
    own = (f"{from_start(file)}:{line}" for file, line in lines if _is_own(target, file))
    return next(own, "")


def _misspelt(target: Target, error: SyntaxError) -> InputError:
    """Say where Python, or an expression in kv, cannot be read."""
    name = error.filename or ""
    where = f"{from_start(name)}:{error.lineno or 1}:{error.offset or 1}"
    if name in ("", "<string>", "<unknown>"):
        where = _place(target, error)
    in_kv = name.endswith(".kv") or any(map(kvplaces.kv_line, map(_frame, _steps(error))))
    return InputError(
        f"this is no valid {'kv' if in_kv else 'Python'}: {error.msg}", "correct the line", where
    )


def _frame(step: TracebackType) -> FrameType:
    return step.tb_frame


def _raised(target: Target, error: BaseException, right: str) -> InputError:
    """Say what a target raised, as its author would look for it: kv's wrapping is taken off."""
    from kivy.factory import FactoryException
    from kivy.lang.builder import BuilderException
    from kivy.lang.parser import ParserException

    *_, first = kvplaces.causes(error)
    where = _place(target, error)
    if isinstance(first, FactoryException):
        what = f"kv names a class that is not known: {_last_line(first)}"
        return InputError(what, "import its module first, or define it in kv", where)
    if isinstance(first, BuilderException):
        return InputError(f"a kv rule cannot be applied: {_told(first)}", "correct the line", where)
    if isinstance(error, ParserException) and not isinstance(error, BuilderException):
        because = f" ({_last_line(first)})" if first is not error else ""
        return InputError(f"this is no valid kv: {_told(error)}{because}", "correct the line", where)
    who = "a kv rule" if first is not error else "the app"
    return InputError(f"{who} raises {type(first).__name__}: {_last_line(first)}", right, where)


def _prefixes(module: str) -> set[str]:
    parts = module.split(".")
    return {".".join(parts[:count]) for count in range(1, len(parts) + 1)}


def _place(target: Target, error: BaseException) -> str:
    """Return FILE:LINE:COLUMN of the innermost line of the target's own Python or kv that was running."""
    found = target.where
    for one in kvplaces.causes(error):
        for frame, step in zip(traceback.extract_tb(one.__traceback__), _steps(one), strict=False):
            if _is_own(target, frame.filename):
                found = f"{from_start(frame.filename)}:{frame.lineno}:{(frame.colno or 0) + 1}"
            else:
                found = _kv_place(target, kvplaces.kv_line(step.tb_frame)) or found
        found = _kv_place(target, kvplaces.raised_line(one)) or found
    return found


def _kv_place(target: Target, line: kvplaces.KvLine | None) -> str:
    if line is None or (line.file and not _is_own(target, line.file)):
        return ""
    return line.place(() if line.file else kvplaces.python_files(target.folder))


def _steps(error: BaseException) -> Iterator[TracebackType]:
    step = error.__traceback__
    while step is not None:
        yield step
        step = step.tb_next


def _is_own(target: Target, file: str) -> bool:
    """Tell whether a file is the target's own, not a library's or the auditor's."""
    if file.startswith("<"):  # no file: "<string>", "<frozen importlib._bootstrap>"
        return False
    whole = os.path.abspath(file)  # noqa: PTH100 - links stay: a module is known by the name it was found under
    return (
        whole.startswith((str(target.folder) + os.sep, str(target.folder.resolve()) + os.sep))
        and "site-packages" not in whole
        and not whole.endswith(".pyx")  # compiled: Kivy's names count from no folder of this machine
        and not _is_auditors(whole)
    )


def is_apps(target: Target, error: BaseException) -> bool:
    """Tell whether what was raised below the auditor's last line was raised by the app, or by Kivy for it."""
    files = [frame.filename for frame in traceback.extract_tb(error.__traceback__)]
    ours = [number for number, file in enumerate(files) if _is_auditors(file)]
    below = files[max(ours, default=-1) + 1 :]
    return any(_is_own(target, file) or file == "<string>" or "kivy" in file for file in below)


def _is_auditors(file: str) -> bool:
    return Path(file).is_relative_to(Path(__file__).parents[1])


def _told(error: BaseException) -> str:
    """Return what an error of Kivy's parser says below the lines that it quotes."""
    said = str(error).rpartition("\n...\n")[2].strip().splitlines()
    return textwrap.shorten(said[0], _LONGEST_QUOTE, placeholder=" …") if said else "no message"


def _last_line(error: BaseException) -> str:
    lines = [line for line in str(error).splitlines() if line.strip()]
    return textwrap.shorten(lines[-1], _LONGEST_QUOTE, placeholder=" …") if lines else "no message"
