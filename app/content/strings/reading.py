"""Read a language's file: phrases by their dotted keys, and where each of them stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.content.refusals import require_key, require_table, value_at, wrong
from app.tomlfile import TomlFile, TomlPath, shown

PLURALS = ("zero", "one", "two", "few", "many", "other")
"""The plural forms of CLDR, each a key below the phrase's own."""


def read_phrases(file: TomlFile) -> dict[str, str]:
    """Return a file's phrases, a plural's forms as ``key.one`` and ``key.other``.

    Raises InputError where the language has no name, and for what is no phrase.
    """
    language = require_table(file, value_at(file, ("language",)), ("language",))
    require_key(file, language, "name", ("language",), 'add name = "what the language calls itself"')
    return {key: phrase for key, phrase, _ in placed_phrases(file)}


def placed_phrases(file: TomlFile) -> Iterator[tuple[str, str, TomlPath]]:
    """Yield every phrase with its dotted key and its place. Raises InputError for what is no phrase."""
    yield from _placed(file, file.content, ())


def _placed(file: TomlFile, table: Mapping[str, Any], path: TomlPath) -> Iterator[tuple[str, str, TomlPath]]:
    for key, value in table.items():
        place = (*path, key)
        if isinstance(value, dict):
            yield from _placed(file, value, place)
        elif isinstance(value, str):
            yield ".".join(map(str, place)), value, place
        else:
            raise wrong(file, place, f"is {shown(value)}", "give words in quotation marks")


def base(key: str) -> str:
    """Return a phrase's key without its plural form."""
    stem, _, form = key.rpartition(".")
    return stem if form in PLURALS else key
