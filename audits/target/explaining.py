"""What a target is, and what is wrong with it, told by its own lines."""

from __future__ import annotations

import textwrap
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from ..errors import InputError

FORMS = "write file.py, file.py:Name, package.module:Name or file.kv"
_HOME = Path.cwd()  # kept, for a script is run in its own folder
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
        where = f"{_relative(name)}:{error.lineno}:{error.offset or 1}"
        kind = "kv" if name.endswith(".kv") else "Python"
        raise InputError(f"this is no valid {kind}: {error.msg}", "correct the line", where) from error
    except ModuleNotFoundError as error:
        if error.name in _prefixes(target.module):
            raise InputError(f"there is no module {error.name!r}", FORMS, target.text) from error
        what = f"the app needs the module {error.name!r}, which is not installed"
        raise InputError(what, "install it", _place(target, error.__traceback__)) from error
    except ParserException as error:
        where = f"{_relative(error.filename)}:{error.line + 1}:1"
        raise InputError(f"this is no valid kv: {_last_line(error)}", "correct the line", where) from error
    except SystemExit as error:
        where = _place(target, error.__traceback__)
        what = f"the app leaves ({error.code!r}) before it shows anything"
        raise InputError(what, "let it start", where) from error
    except Exception as error:
        raise _raised(target, error) from error


def _raised(target: Target, error: Exception) -> InputError:
    what = f"the app raises {type(error).__name__}: {_last_line(error)}"
    return InputError(what, "make it start by itself first", _place(target, error.__traceback__))


def _prefixes(module: str) -> set[str]:
    parts = module.split(".")
    return {".".join(parts[:count]) for count in range(1, len(parts) + 1)}


def _place(target: Target, trace: TracebackType | None) -> str:
    """Return FILE:LINE:COLUMN of the innermost line of the target's own files that was running."""
    frames = traceback.extract_tb(trace)
    home = str(target.folder)
    own = [f for f in frames if f.filename.startswith(home) and "site-packages" not in f.filename]
    own = [f for f in own if not f.filename.startswith(str(Path(__file__).parent))]
    exact = [f for f in own if target.path is None or f.filename == str(target.path.resolve())]
    if not (exact or own):
        return target.where
    frame = (exact or own)[-1]
    return f"{_relative(frame.filename)}:{frame.lineno}:{(frame.colno or 0) + 1}"


def _relative(filename: str) -> str:
    path = Path(filename)
    return str(path.relative_to(_HOME)) if path.is_relative_to(_HOME) else filename


def _last_line(error: BaseException) -> str:
    lines = [line for line in str(error).splitlines() if line.strip()]
    return textwrap.shorten(lines[-1], _LONGEST_QUOTE, placeholder=" …") if lines else "without a word"
