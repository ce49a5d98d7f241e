"""The words, one TOML file a language, and how amounts, days and spans are said in it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from app.content import data
from app.domain.text import FALLBACK, Argument, Day, Moment, Money, Span, Text
from app.errors import UnknownNameError

FOLDER = Path(__file__).parent
LANGUAGES = data.names(FOLDER)


class Strings:
    """One language's words. ``name`` is what the language calls itself."""

    def __init__(self, language: str, content: Mapping[str, Any]) -> None:
        self.language = language
        self._phrases = dict(_flatten(content))
        self.name = data.require(self._phrases, "language.name", FOLDER / f"{language}.toml")

    @property
    def phrases(self) -> Mapping[str, str]:
        """All phrases by their key, a plural's forms as ``key.one`` and ``key.other``."""
        return self._phrases

    def render(self, text: Text | str) -> str:
        """Put a text, or a key without arguments, into words. Raises KeyError for an unknown key."""
        if isinstance(text, str):
            return self._phrases[text]
        arguments = dict(text.arguments)
        if text.key == "literal":
            return str(arguments["words"])
        if text.key == "said":
            phrase = str(arguments.get(self.language, arguments[FALLBACK]))
            if set(arguments) <= {*LANGUAGES, self.language}:
                return phrase
        else:
            phrase = self._phrase(text.key, arguments.get("count"))
        return phrase.format(**{name: self._say(value) for name, value in arguments.items()})

    def _phrase(self, key: str, count: Argument | None) -> str:
        if key in self._phrases:
            return self._phrases[key]
        return self._phrases[f"{key}.{'one' if count == 1 else 'other'}"]

    def _say(self, value: Argument) -> str:
        match value:
            case Text():
                return self.render(value)
            case Money():
                return self._money(value.fen)
            case Day():
                return self._day(value)
            case Moment():
                time = f"{value.at:%H:%M}"
                return self._phrases["format.moment"].format(day=self._day(Day(value.at.date())), time=time)
            case Span():
                return self._span(value.seconds)
            case _:
                return str(value)

    def _money(self, fen: int) -> str:
        yuan = f"{fen // 100:,}" if fen % 100 == 0 else f"{fen / 100:,.2f}"
        return self._phrases["format.money"].format(yuan=yuan)

    def _day(self, day: Day) -> str:
        months = self._phrases["format.months"].split()
        month = months[day.date.month - 1]
        phrase = self._phrases["format.date" if day.year else "format.day"]
        return phrase.format(year=day.date.year, month=month, day=day.date.day)

    def _span(self, seconds: int) -> str:
        """Say the two largest units that are not zero: 2 min 15 s, 8 h, 3 d 4 h."""
        rest = seconds
        parts: list[str] = []
        for unit, length in (("d", 86_400), ("h", 3600), ("min", 60), ("s", 1)):
            # Up to three days are said in hours: that is how waiting times are given.
            if unit == "d" and seconds <= 3 * 86_400:
                continue
            amount, rest = divmod(rest, length)
            if unit == "min" and amount and not parts and not rest:
                return self._phrases["format.minutes"].format(n=amount)
            if amount:
                parts.append(self._phrases[f"format.{unit}"].format(n=amount))
        return self._phrases["format.join"].join(parts[:2]) or self._phrases["format.s"].format(n=0)


def _flatten(table: Mapping[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for key, value in table.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping):
            pairs.extend(_flatten(value, f"{name}."))
        else:
            pairs.append((name, str(value)))
    return pairs


@cache
def load_strings(language: str) -> Strings:
    """Return a language's words. Raises InputError for an unknown one."""
    if language not in LANGUAGES:
        raise UnknownNameError("language", language, LANGUAGES)
    return Strings(language, data.read(FOLDER / f"{language}.toml"))
