"""Check that every language's phrases are known to the program and fill only gaps that it fills."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from app.content import data, languages
from app.content.languages import language_names
from app.content.phrases import gaps, require_gaps
from app.content.refusals import require_key, require_known, value_at, wrong
from app.content.strings import SAID, locale_of
from app.content.strings.reading import base, placed_phrases, read_phrases
from app.domain.facts.text import FALLBACK
from app.errors import InputError, nearest_names
from app.tomlfile import TomlFile, TomlPath


@dataclass(frozen=True, slots=True)
class _Language:
    """A language's file, and the phrases in it with their places."""

    name: str
    file: TomlFile
    phrases: tuple[tuple[str, str, TomlPath], ...]

    def gaps(self) -> Mapping[str, frozenset[str]]:
        """Return the gaps of each phrase by its key without plural form."""
        found: dict[str, frozenset[str]] = {}
        for key, phrase, _ in self.phrases:
            found[base(key)] = found.get(base(key), frozenset()) | {*gaps(phrase)}
        return found


def check_strings() -> None:
    """Raise InputError for the first phrase that is wrong in any language, with its place."""
    read = [_read(name) for name in language_names()]
    filled = {each.name: each.gaps() for each in read}
    for language in read:
        others = [found for name, found in filled.items() if name != language.name]
        for key, phrase, path in language.phrases:
            if key.startswith(SAID):
                require_gaps(language.file, path, phrase, gaps(key.removeprefix(SAID)), "figure")
                continue
            if language.name != FALLBACK and base(key) not in filled[FALLBACK]:
                raise _unknown(language, key, path, filled[FALLBACK])
            known = [found[base(key)] for found in others if base(key) in found]
            if known:
                require_gaps(language.file, path, phrase, frozenset().union(*known), "argument")


def _read(name: str) -> _Language:
    file = data.read_named(languages.FOLDER, "language", name)
    read_phrases(file)
    require_known(file, value_at(file, ("language",)), ("name", "locale"), ("language",))
    _require_locale(name, file)
    language = _Language(name, file, tuple(placed_phrases(file)))
    keys = {key for key, _, _ in language.phrases}
    for key, phrase, path in language.phrases:
        _require_braces(file, phrase, path)
        if key != base(key) and f"{base(key)}.other" not in keys:
            require_key(file, {}, "other", path[:-1], "add the plural form for any other count")
    return language


def _require_locale(name: str, file: TomlFile) -> None:
    tag = file.content["language"].get("locale", name)
    try:
        locale_of(tag)
    except ValueError as error:
        path = ("language", "locale")
        right = 'give one that CLDR knows, such as locale = "en-GB"'
        raise InputError(f"the locale {tag!r} is unknown", right, file.where(path)) from error


def _require_braces(file: TomlFile, phrase: str, path: TomlPath) -> None:
    try:
        gaps(phrase)
    except ValueError as error:
        raise wrong(file, path, f"has wrong braces: {error}", "name an argument as {name}") from error


def _unknown(language: _Language, key: str, path: TomlPath, known: Collection[str]) -> InputError:
    """Return the error that a phrase is in no table of the reference, with the one that was meant."""
    lacking = [*{*known} - {base(each) for each, _, _ in language.phrases}]
    close = nearest_names(base(key), lacking)
    reference = f"{FALLBACK}.toml"
    right = f"did you mean {close[0]!r}?" if close else f"add it to {reference}, or take it away here"
    wrong = f"the phrase {base(key)!r} is unknown: {reference}, which has to have every phrase, lacks it"
    return InputError(wrong, right, language.file.where(path, key=True))
