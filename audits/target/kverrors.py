"""What Kivy says of wrong kv, as a person would want to read it: the place, and the cause itself."""

from __future__ import annotations

import traceback
from types import FrameType

from kivy.factory import FactoryException
from kivy.lang import builder
from kivy.lang.parser import ParserException, ParserRule

INLINE = "<inline>"
"""What Kivy calls kv text that comes from no file."""


def innermost(error: ParserException) -> ParserException:
    """Return the error about the wrong line itself. Kivy wraps it once for each widget around that line."""
    while isinstance(error.__context__, ParserException):
        error = error.__context__
    return error


def cause(error: ParserException) -> str:
    """Return what is wrong on an error's line: the exception that it raises, or what the parser says."""
    raised = error.__context__
    if raised is not None:
        return f"{type(raised).__name__}: {raised}"
    after_excerpt = str(error).rpartition("\n...\n")[2]
    return next((line for line in after_excerpt.splitlines() if line.strip()), "it cannot be read")


def unknown_class(error: BaseException) -> tuple[str, int] | None:
    """Return the file and line of kv that names a class nobody knows; None for other errors.

    Kivy tells the class only. The rule that it was applying is found in the frames of its builder.
    """
    if not isinstance(error, FactoryException):
        return None
    rules = [
        rule for frame, _ in traceback.walk_tb(error.__traceback__) if (rule := _rule(frame)) is not None
    ]
    return (rules[-1].ctx.filename or INLINE, rules[-1].line + 1) if rules else None


def _rule(frame: FrameType) -> ParserRule | None:
    """Return the rule that a frame of Kivy's builder applies; the root widget's where it begins to."""
    if frame.f_code.co_filename != builder.__file__:
        return None
    rule = frame.f_locals.get("crule") or getattr(frame.f_locals.get("parser"), "root", None)
    return rule if isinstance(rule, ParserRule) else None
