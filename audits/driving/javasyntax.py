r"""Java's regular expressions, written as the package ``regex`` understands them.

Most of the syntax is the same. What differs: quotations (``\Q…\E``), blanks (``\h``), the classes that know
ASCII only (``\w``, ``\d``, ``\s``), some escapes, and the names of characters' properties.
"""

from __future__ import annotations

from collections.abc import Callable

import regex

_BLANKS = r" \t\u00A0\u1680\u180E\u2000-\u200A\u202F\u205F\u3000"
_LINES = r"\n\x0B\f\r\x85\u2028\u2029"
# Java's classes know ASCII only; the insides of a set.
_SETS = {"w": "a-zA-Z0-9_", "d": "0-9", "s": r" \t\n\x0B\f\r", "h": _BLANKS, "v": _LINES}
_ESCAPES = {
    "z": r"\Z",
    "Z": r"(?=\n?\Z)",
    "e": r"\x1B",
    "R": r"(?:\r\n|[\n\x0B\f\r\x85\u2028\u2029])",
}
_POSIX = {
    "Lower": "a-z",
    "Upper": "A-Z",
    "ASCII": r"\x00-\x7F",
    "Alpha": "a-zA-Z",
    "Digit": "0-9",
    "Alnum": "a-zA-Z0-9",
    "Punct": r"!-/:-@\[-`{-~",
    "Graph": "!-~",
    "Print": " -~",
    "Blank": r" \t",
    "Cntrl": r"\x00-\x1F\x7F",
    "XDigit": "0-9a-fA-F",
    "Space": r" \t\n\x0B\f\r",
}


class UntranslatableError(ValueError):
    """Something that Java alone understands."""


def translate(pattern: str) -> str:
    """Return a pattern of Java's in the syntax of ``regex`` (its version 1).

    Raises UntranslatableError for what cannot be said there. What is wrong in Java, too, stays as it is.
    """
    return _Translation(pattern).whole()


class _Translation:
    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self._depth = 0  # sets within sets

    def whole(self) -> str:
        out = []
        while self._at < len(self._pattern):
            out.append(self._next())
        return "".join(out)

    def _next(self) -> str:
        sign = self._take()
        if sign == "\\":
            return self._escape()
        if sign == "[":
            self._depth += 1
            return "[" + self._first_in_set()
        if sign == "]" and self._depth:
            self._depth -= 1
        elif self._depth and sign in "-|~" and self._peek() == sign:
            return "\\" + sign  # two of them are an operation in regex
        elif sign == "(" and not self._depth:
            return self._group()
        return sign

    def _first_in_set(self) -> str:
        """Return what stands at a set's beginning: a ``]`` there is meant as it stands."""
        taken = self._take() if self._peek() == "^" else ""
        if self._peek() == "]":
            self._take()
            taken += r"\]"
        return taken

    def _group(self) -> str:
        found = regex.match(r"\?([a-zA-Z]*)(-[a-zA-Z]*)?([:)])", self._pattern, pos=self._at)
        if found is None or not (found[1] or found[2]):
            return "("
        self._at = found.end()
        on = "".join(each for each in found[1] if each not in "dU")
        off = "".join(each for each in (found[2] or "")[1:] if each not in "dU")
        if "x" in on:
            raise UntranslatableError("comments in an expression, (?x), are not understood")
        flags = on + (f"-{off}" if off else "")
        if found[3] == ":":
            return f"(?{flags}:"
        return f"(?{flags})" if flags else ""

    def _escape(self) -> str:
        if not self._peek():
            return "\\"  # regex says what is wrong
        sign = self._take()
        if sign.lower() in _SETS:
            return self._set(_SETS[sign.lower()], negative=sign.isupper())
        if sign in _ESCAPES and not self._depth:
            return _ESCAPES[sign]
        special: dict[str, Callable[[], str]] = {
            "Q": self._quotation,
            "p": lambda: self._property(negative=False),
            "P": lambda: self._property(negative=True),
            "x": self._hexadecimal,
            "0": self._octal,
            "c": self._control,
            "k": self._reference,
        }
        return special[sign]() if sign in special else "\\" + sign

    def _set(self, inside: str, *, negative: bool) -> str:
        if negative:
            return f"[^{inside}]"
        return inside if self._depth else f"[{inside}]"

    def _quotation(self) -> str:
        end = self._pattern.find(r"\E", self._at)
        quoted = self._pattern[self._at : len(self._pattern) if end < 0 else end]
        self._at = len(self._pattern) if end < 0 else end + 2
        return str(regex.escape(quoted, special_only=False))

    def _property(self, *, negative: bool) -> str:
        found = regex.match(r"\{(\^?[\w=]+)\}|(\w)", self._pattern, pos=self._at)
        if found is None:
            return "\\P" if negative else "\\p"
        self._at = found.end()
        name = found[1] or found[2]
        if name in _POSIX:
            return self._set(_POSIX[name], negative=negative)
        if name.startswith("java"):
            raise UntranslatableError(f"\\p{{{name}}} is known to Java alone")
        return f"\\{'P' if negative else 'p'}{{{name}}}"

    def _hexadecimal(self) -> str:
        found = regex.match(r"\{([0-9a-fA-F]{1,6})\}", self._pattern, pos=self._at)
        if found is None:
            return r"\x"
        self._at = found.end()
        return str(regex.escape(chr(int(found[1], 16)), special_only=False))

    def _octal(self) -> str:
        found = regex.match(r"[0-3]?[0-7]{1,2}", self._pattern, pos=self._at)
        if found is None:
            return r"\0"
        self._at = found.end()
        return f"\\x{int(found[0], 8):02X}"

    def _control(self) -> str:
        return f"\\x{ord(self._take().upper()) ^ 64:02X}" if self._peek() else r"\c"

    def _reference(self) -> str:
        found = regex.match(r"<(\w+)>", self._pattern, pos=self._at)
        if found is None:
            return r"\k"
        self._at = found.end()
        return f"(?P={found[1]})"

    def _peek(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _take(self) -> str:
        self._at += 1
        return self._pattern[self._at - 1]
