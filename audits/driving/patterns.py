"""Regular expressions as Maestro's scripts write them: Java's syntax, matched against a whole text.

What Java writes otherwise than the package ``regex`` is translated. A text that is no regular expression is
meant as it stands, as in Maestro. Matching takes a bounded time, whatever the expression.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from ..errors import CheckError
from .endless import is_endless
from .javasyntax import UntranslatableError, translate

_FLAGS = regex.IGNORECASE | regex.DOTALL | regex.MULTILINE | regex.V1  # as Maestro matches
_LONGEST_S = 0.5  # of one match while a script is played
# Signs that nobody writes who means a text as it stands: such a text is a mistaken expression.
_MEANT = (".*", ".+", ".?", "\\", "](", "]*", "]+", "(?")


class PatternError(ValueError):
    """A regular expression that cannot be used: what is wrong with it, and what would be right."""

    def __init__(self, wrong: str, right: str) -> None:
        self.wrong, self.right = wrong, right
        super().__init__(f"{wrong}; {right}")


@lru_cache(4096)  # a step looks at the same words again and again
def full_match(pattern: str, words: str) -> bool:
    """Tell whether a pattern matches all of a text, or is that text itself.

    Raises CheckError when that takes too long.
    """
    if not words:
        return False
    if pattern == words:
        return True
    compiled = _compiled(pattern)
    if compiled is None:
        return pattern == words.replace("\n", " ")
    try:
        if compiled.fullmatch(words, timeout=_LONGEST_S) is not None:
            return True
        return "\n" in words and compiled.fullmatch(words.replace("\n", " "), timeout=_LONGEST_S) is not None
    except TimeoutError:
        raise CheckError(f"the pattern {pattern!r} takes too long to match: {_SIMPLER}") from None


_SIMPLER = "a repetition within a repetition tries endless ways"


def check(pattern: str) -> str:
    """Return why a pattern is taken as it stands, "" where it is a regular expression.

    Raises PatternError for one that is evidently meant as an expression and is none, for what only Java
    understands, and for one that would take too long to match.
    """
    foreign, problem = _problem(pattern)
    if foreign:
        raise PatternError(f"the pattern {pattern!r} cannot be used: {foreign}", "write it in another way")
    if problem and any(sign in pattern for sign in _MEANT):
        wrong = f"{pattern!r} is no regular expression: {problem}"
        raise PatternError(wrong, r"put a backslash before a sign that is meant as it stands, e.g. \+")
    if not problem and is_endless(pattern):
        raise PatternError(f"the pattern {pattern!r} takes too long to match", _SIMPLER)
    return problem


@lru_cache(1024)
def _compiled(pattern: str) -> regex.Pattern[str] | None:
    """Return a pattern compiled, None where it is meant as it stands."""
    try:
        return regex.compile(translate(pattern), _FLAGS)
    except (regex.error, UntranslatableError, ValueError, OverflowError, RecursionError):
        return None


@lru_cache(1024)
def _problem(pattern: str) -> tuple[str, str]:
    """Return what in a pattern only Java understands, and what makes it no regular expression."""
    try:
        regex.compile(translate(pattern), _FLAGS)
    except UntranslatableError as error:
        return str(error), ""
    except (regex.error, ValueError, OverflowError, RecursionError) as error:
        return "", str(error) or type(error).__name__
    return "", ""
