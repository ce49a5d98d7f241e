"""The JavaScript of flows: an engine without files and network, bounded in time and memory."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import quickjs

from app.errors import CheckError

_TIME_S = 2  # of the processor's time, for one expression or file
_MEMORY_BYTES = 64 * 2**20
_STACK_BYTES = 512 * 2**10
_LONGEST = 1_000_000  # characters of a value
_LIBRARY = Path(__file__).with_name("library.js")


class JavaScript:
    """What scripts of one walk share: ``output``, ``maestro``, and the variables of the flow.

    ``now`` is the time in ms since 1970 that scripts are told; chance begins alike in every walk.
    """

    def __init__(self, platform: str, now: Callable[[], float]) -> None:
        self._now = now
        self._context = quickjs.Context()
        self._context.set_memory_limit(_MEMORY_BYTES)
        self._context.set_max_stack_size(_STACK_BYTES)
        self._context.set_time_limit(_TIME_S)
        self._context.eval(_LIBRARY.read_text(encoding="utf-8"))
        self._call("setPlatform", platform)

    def define(self, name: str, value: str | None) -> None:
        """Let a variable have a value; None takes it away."""
        self._call("define", name, value)

    def copied(self, text: str) -> None:
        """Tell scripts what was copied."""
        self._call("setCopied", text)

    def value(self, code: str) -> str:
        """Return the value of an expression, or of a program's last one, as text. Raises CheckError."""
        return self._call("valueOf", code, self._now())

    def _call(self, name: str, *arguments: object) -> str:
        """Call one of our own functions. Only text goes in and out: no object of Python's is reachable."""
        given = ", ".join(json.dumps(each) for each in arguments)
        try:
            value = str(self._context.eval(f"__mingbai.{name}({given})"))
        except quickjs.JSException as error:
            raise CheckError(f"the script failed: {_told(error)}") from error
        if len(value) > _LONGEST:
            raise CheckError(f"the script's value is longer than {_LONGEST} characters")
        return value


def syntax_problem(code: str) -> str:
    """Return what is wrong with the syntax of a program, "" for nothing. Nothing of it runs."""
    context = quickjs.Context()
    context.set_memory_limit(_MEMORY_BYTES)
    context.set_max_stack_size(_STACK_BYTES)
    context.set_time_limit(_TIME_S)
    try:
        # A function's body would allow `return`, which a program has not.
        context.eval(f"(0, eval)('\"use strict\"; if (false) {{' + {json.dumps(code)} + '\\n}}')")
    except quickjs.JSException as error:
        return _told(error) if "SyntaxError" in str(error) else ""
    return ""


def _told(error: Exception) -> str:
    """Return the first line of an error; the engine's own words for its limits are replaced."""
    first = next(iter(str(error).splitlines()), "") or "it ended without a reason"
    if "interrupted" in first:
        return f"it took longer than {_TIME_S} s"
    if "out of memory" in first:
        return f"it needs more than {_MEMORY_BYTES // 2**20} MB"
    if "Maximum call stack" in first:
        return "it calls itself without end"
    return first
