"""Where in kv an error came about: Kivy names the line in some errors only, and never that of a string."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from ..started import from_start

_NO_FILE = ("", "<inline>", "<string>")


@dataclass(frozen=True, slots=True)
class KvLine:
    """A line of kv, counted from 0: in a file, or in the text of a string, where ``file`` is empty."""

    file: str
    line: int
    text: Sequence[str]

    def place(self, python_files: Iterable[str]) -> str:
        """Return FILE:LINE:COLUMN; a string is sought in ``python_files``: empty where none has it."""
        if self.file:
            return _at(self.file, self.line, self.text[self.line] if self.line < len(self.text) else "")
        for file in python_files:
            found = _line_in(file, self.text, self.line)
            if found is not None:
                return _at(file, *found)
        return ""


def _at(file: str, line: int, text: str) -> str:
    return f"{from_start(file)}:{line + 1}:{len(text) - len(text.lstrip()) + 1}"


def causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and, where kv has wrapped it, what was raised in its place, the first cause last."""
    from kivy.lang.parser import ParserException

    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__context__ if isinstance(one, ParserException) else None


def kv_line(frame: FrameType) -> KvLine | None:
    """Return the line of kv at which a function of Kivy's parser or builder is, None for others."""
    if frame.f_globals.get("__name__") not in ("kivy.lang.parser", "kivy.lang.builder"):
        return None
    for name in ("crule", "rule", "__kvlang__", "self"):
        found = _line_of(frame.f_locals.get(name))
        if found is not None:
            return found
    return None


def raised_line(error: BaseException) -> KvLine | None:
    """Return the line of kv that an error of Kivy's parser or builder names itself."""
    from kivy.lang.parser import Parser, ParserException

    if not isinstance(error, ParserException):
        return None
    text: list[str] = []
    step = error.__traceback__
    while step is not None:
        for each in step.tb_frame.f_locals.values():
            context = each if isinstance(each, Parser) else getattr(each, "ctx", None)
            if isinstance(context, Parser) and (context.filename or "<inline>") == error.filename:
                text = _text(context)
        step = step.tb_next
    file = "" if error.filename in _NO_FILE else error.filename
    return KvLine(file, error.line, text)


def python_files(folder: Path) -> list[str]:
    """Return the Python files in a folder that have been imported, or run."""
    found = [getattr(module, "__file__", None) for module in [*sys.modules.values()]]
    home = str(folder)
    return sorted({file for file in found if isinstance(file, str) and file.startswith(home)})


def _line_of(rule: Any) -> KvLine | None:  # noqa: ANN401 - a rule of Kivy's, or one of its properties
    from kivy.lang.parser import ParserRule, ParserRuleProperty

    if not isinstance(rule, (ParserRule, ParserRuleProperty)):
        return None
    file = rule.ctx.filename or ""
    return KvLine("" if file in _NO_FILE else file, rule.line, _text(rule.ctx))


def _text(context: Any) -> list[str]:  # noqa: ANN401 - a Parser
    return [line for _, line in context.sourcecode]


def _line_in(file: str, text: Sequence[str], line: int) -> tuple[int, str] | None:
    """Return which line of a Python file, from 0, is this line of a text; None where it is not there.

    The text stands there word for word; or, where it was indented or put together, that line does once.
    """
    wanted, only = "\n".join(text).rstrip(), text[line].strip() if line < len(text) else ""
    try:
        whole = Path(file).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    lines = whole.split("\n")
    found = whole.find(wanted) if wanted else -1
    if found >= 0:
        number = whole.count("\n", 0, found) + line
        return number, lines[number] if number < len(lines) else ""
    alike = [number for number, each in enumerate(lines) if each.strip() == only]
    return (alike[0], lines[alike[0]]) if only and len(alike) == 1 else None
