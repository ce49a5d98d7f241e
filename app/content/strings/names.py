"""A person's name as a language writes it where only a part of it is shown.

Chinese keeps the first and the last character (林*满). Where letters are written, a Chinese name is spelled
in pinyin as GB/T 28039-2011 has it, surname first and without tones; of what follows the first word only the
initial is shown (Lin X***).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from app.content.records import read_record
from app.content.typing import lexicon
from app.content.typing.kept import load_lexicon
from app.domain.rules.names import DOT, is_chinese
from app.tomlfile import read_toml

_HIDDEN = "***"  # always as many, so that nobody can count the letters


def masked(name: str, *, in_characters: bool) -> str:
    """Hide most of a name; ``in_characters`` tells whether the language writes Chinese ones in characters."""
    if not is_chinese(name):
        return _initials(name.split())
    return _with_gap(name) if in_characters else _initials(pinyin(name))


def pinyin(name: str) -> tuple[str, ...]:
    """Spell a Chinese name: its surname and its given name, or the parts between its dots.

    A character that the lexicon lacks is left out.
    """
    if DOT in name:
        return tuple(filter(None, (_spelled(_usual(part)) for part in name.split(DOT))))
    surname = name[:2] if name[:2] in load_lexicon().surname_places and len(name) > 2 else name[:1]
    first = _surname_readings().get(surname) or _spelled(_usual(surname))
    return tuple(filter(None, (first.capitalize(), _spelled(_usual(name[len(surname) :])))))


def _with_gap(name: str) -> str:
    if len(name) <= 2:
        return name[0] + "*" * (len(name) - 1)
    return f"{name[0]}{'*' * (len(name) - 2)}{name[-1]}"


def _initials(words: Iterable[str]) -> str:
    first, *others = (*words,) or ("",)
    if not others:
        return first[:1] + _HIDDEN
    return " ".join((first, *(word[0] + _HIDDEN for word in others)))


def _usual(characters: str) -> Iterator[str]:
    known = load_lexicon().readings
    return (known[each] for each in characters if each in known)


def _spelled(syllables: Iterable[str]) -> str:
    """Join syllables to a word. An apostrophe stands before a vowel (Xi'an); ü is YU as in passports."""
    word = ""
    for syllable in syllables:
        word += ("'" if word and syllable[0] in "aeo" else "") + syllable.replace("v", "yu")
    return word.capitalize()


@cache
def _surname_readings() -> Mapping[str, str]:
    return read_record(read_toml(lexicon.NAMES), lexicon.NamesFile).surname_readings
