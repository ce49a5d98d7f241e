"""Texts as data: a key into the strings and its arguments, put into words only where they are shown.

A view holds no language, so the language can be switched while a screen stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

FALLBACK = "en"  # the language in which everything can be said
TYPED = "typed"  # the key of what somebody typed
MASKED = "masked"  # the key of a name of which only a part is shown


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in fen (1/100 yuan)."""

    fen: int


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day, said without its year unless ``year`` asks for it."""

    date: date
    year: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and a time of day, to the minute."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time in seconds, said in the units a person would use."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Number:
    """A figure, said with at most six digits after the point, and with its thousands apart if ``grouped``."""

    value: float
    grouped: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A key such as ``check.title`` with named arguments, each possibly a text itself."""

    key: str
    arguments: tuple[tuple[str, Argument], ...] = ()

    def __repr__(self) -> str:
        return f"Text({self.key!r}, {'…' if self.key in (TYPED, MASKED) else self.arguments})"

    @property
    def private(self) -> bool:
        """Tell whether it repeats what somebody typed; what is drawn from it is written nowhere."""
        return self.key == TYPED or any(isinstance(v, Text) and v.private for _, v in self.arguments)


Argument = str | int | Money | Day | Moment | Span | Number | Text


def t(key: str, **arguments: Argument) -> Text:
    """Make a text from its key and arguments."""
    return Text(key, tuple(arguments.items()))


def literal(words: str) -> Text:
    """Make a text that reads the same in every language: a name, a masked number."""
    return Text("literal", (("words", words),))


def typed(words: str) -> Text:
    """Make a text of what somebody typed, to be seen on the screen and kept out of whatever is written."""
    return Text(TYPED, (("words", words),))


def masked(name: str) -> Text:
    """Make a text of a person's name as others may see it: each language hides the rest of it in its way."""
    return Text(MASKED, (("name", name),))


def said(by_language: Mapping[str, str], **arguments: Argument) -> Text:
    """Make a text that a data file gives in each language itself, with arguments where it names any.

    Raises ValueError where it says nothing in ``FALLBACK``, which stands in for a language that it lacks.
    """
    if not isinstance(by_language, Mapping) or FALLBACK not in by_language:
        raise ValueError(f"{by_language!r} has no words in {FALLBACK!r}")
    return Text("said", (*sorted(by_language.items()), *arguments.items()))
