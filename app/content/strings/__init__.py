"""The words, one TOML file a language, and how amounts, days and lengths of time are said in it.

Numbers, dates and plural forms follow the language's locale (CLDR, by babel). A phrase that a language lacks
is said in the fallback language; so is a text of the data files that it does not translate under ``[said]``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from app.content import data, languages
from app.content.languages import language_names
from app.content.strings.names import masked
from app.content.strings.reading import read_phrases
from app.domain.facts.text import FALLBACK, MASKED, TYPED, Argument, Day, Moment, Money, Number, Span, Text

if TYPE_CHECKING:
    from babel import Locale

SAID = "said."  # before the words, in the fallback language, of a text of the data files
_SPACES = str.maketrans({"\u202f": "\u00a0", "\u2009": "\u00a0"})  # the fonts have no narrow spaces
_CHARACTERS = ("zh", "ja")  # the languages that write a Chinese name in characters
_UNITS = (("d", 86_400), ("h", 3600), ("min", 60), ("s", 1))  # with their lengths in s


class Strings:
    """One language's words. ``name`` is what the language calls itself."""

    def __init__(self, language: str, phrases: Mapping[str, str]) -> None:
        self.language = language
        self.phrases = phrases
        self.name = phrases["language.name"]

    @property
    def locale(self) -> Locale:
        """How numbers, dates and plural forms are made in the language."""
        return locale_of(self.phrases.get("language.locale", self.language))

    def render(self, text: Text | str) -> str:
        """Put a text, or a key without arguments, into words. Raises KeyError for an unknown key."""
        if isinstance(text, str):
            return self.phrase(text)
        arguments = dict(text.arguments)
        if text.key == MASKED:
            return masked(str(arguments["name"]), in_characters=self.locale.language in _CHARACTERS)
        if text.key in ("literal", TYPED):
            return str(arguments["words"])
        if text.key == "said":
            phrase = self._said(arguments)
            if set(arguments) <= {*language_names(), self.language}:
                return phrase
        else:
            phrase = self.phrase(text.key, arguments.get("count"))
        return phrase.format(**{name: self._say(value) for name, value in arguments.items()})

    def phrase(self, key: str, count: Argument | None = None) -> str:
        """Return a phrase in the plural form that goes with a count. Raises KeyError for an unknown key."""
        form = self.locale.plural_form(count) if isinstance(count, int) else "other"
        for known in (key, f"{key}.{form}", f"{key}.other"):
            if known in self.phrases:
                return self.phrases[known]
        if self.language == FALLBACK:
            raise KeyError(key)
        return load_strings(FALLBACK).phrase(key, count)

    def _said(self, arguments: Mapping[str, Argument]) -> str:
        """Return what a data file says in this language, or this language's translation of it."""
        usual = str(arguments[FALLBACK])
        return str(arguments.get(self.language) or self.phrases.get(f"{SAID}{usual}", usual))

    def _say(self, value: Argument) -> str:
        match value:
            case Text():
                return self.render(value)
            case Money() | Number():
                return self._figure(value)
            case Day() | Moment():
                return self._moment(value)
            case Span():
                return self._span(value.seconds)
            case _:
                return str(value)

    def _figure(self, value: Money | Number) -> str:
        if isinstance(value, Number):
            return self._number(value.value, "#,##0.######" if value.grouped else "0.######")
        yuan = self._number(Decimal(value.fen) / 100, "#,##0.00" if value.fen % 100 else "#,##0")
        return self.phrase("format.money").format(yuan=yuan)

    def _moment(self, value: Day | Moment) -> str:
        if isinstance(value, Day):
            return self._date("yMMMd" if value.year else "MMMd", value.date)
        day, time = self._date("MMMd", value.at), self._date("Hm", value.at)
        return self.phrase("format.moment").format(day=day, time=time)

    def _number(self, value: float | Decimal, form: str) -> str:
        from babel.numbers import format_decimal

        return format_decimal(value, form, self.locale).translate(_SPACES)

    def _date(self, skeleton: str, at: date | datetime) -> str:
        """Say a date or a time of day; the skeleton names its parts, the locale puts them in order."""
        from babel.dates import format_skeleton

        moment = at if isinstance(at, datetime) else datetime.combine(at, datetime.min.time())
        return format_skeleton(skeleton, moment, locale=self.locale).translate(_SPACES)

    def _span(self, seconds: int) -> str:
        """Say the two largest units that are not zero: 2 min 15 s, 8 h, 3 d 4 h."""
        rest = seconds
        parts: list[str] = []
        for unit, length in _UNITS:
            # Up to three days are said in hours: that is how waiting times are given.
            if unit == "d" and seconds <= 3 * length:
                continue
            amount, rest = divmod(rest, length)
            if unit == "min" and amount and not parts and not rest:
                return self.phrase("format.minutes", amount).format(n=amount)
            if amount:
                parts.append(self.phrase(f"format.{unit}", amount).format(n=amount))
        return self.phrase("format.join").join(parts[:2]) or self.phrase("format.s", 0).format(n=0)


@cache
def locale_of(tag: str) -> Locale:
    """Return the locale of a tag such as ``en-GB``. Raises ValueError for an unknown one."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-")
    except UnknownLocaleError as error:
        raise ValueError(str(error)) from error


@cache
def load_strings(language: str) -> Strings:
    """Return a language's words. Raises InputError for an unknown one, and where its file is wrong."""
    return Strings(language, read_phrases(data.read_named(languages.FOLDER, "language", language)))
