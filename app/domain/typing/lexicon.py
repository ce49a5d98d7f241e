"""What pinyin can be written as: characters, words and names by their syllables; ü is spelled v."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

NINE_KEYS: Mapping[str, str] = {
    "2": "abc",
    "3": "def",
    "4": "ghi",
    "5": "jkl",
    "6": "mno",
    "7": "pqrs",
    "8": "tuv",
    "9": "wxyz",
}
"""The letters of each key of a keyboard with nine keys."""

_KEY_OF = {letter: key for key, letters in NINE_KEYS.items() for letter in letters}


def code(letters: str) -> str:
    """Return the nine keys that letters lie on; a key stays what it is."""
    return "".join(_KEY_OF.get(letter, letter) for letter in letters)


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The characters of each syllable, the words of several, and what people are called.

    All are from usual to rare, the syllables of ``characters`` too. Several syllables are one key with a
    blank between them. ``given`` has the characters of given names by their syllable. ``surname_places``
    and ``given_places`` say how many names are more usual than one, whatever its syllable. ``readings`` has
    the usual syllable of each character.
    """

    characters: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]
    surnames: Mapping[str, tuple[str, ...]]
    given: Mapping[str, str]
    surname_places: Mapping[str, int]
    given_places: Mapping[str, int]
    readings: Mapping[str, str]
    by_code: Mapping[str, tuple[str, ...]] = field(init=False, repr=False)
    begun: Mapping[str, tuple[str, ...]] = field(init=False, repr=False)
    ranks: Mapping[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Index the syllables by their keys, and by the keys of each beginning."""
        object.__setattr__(self, "by_code", _indexed((code(each), each) for each in self.characters))
        starts = (
            (code(each[:end]), each[:end]) for each in self.characters for end in range(1, len(each) + 1)
        )
        object.__setattr__(self, "begun", _indexed(starts))
        object.__setattr__(self, "ranks", {each: number for number, each in enumerate(self.characters)})

    def rank(self, letters: str) -> int:
        """Return how many syllables are more usual; what is none comes after all."""
        return self.ranks.get(letters, len(self.ranks))

    def syllables(self, keys: str) -> tuple[str, ...]:
        """Return the syllables that exactly these keys spell, from usual to rare."""
        return tuple(each for each in self.by_code.get(code(keys), ()) if _spells(each, keys))

    def beginnings(self, keys: str) -> tuple[str, ...]:
        """Return the letters that these keys can be and with which some syllable begins."""
        return tuple(each for each in self.begun.get(code(keys), ()) if _spells(each, keys))

    def completed(self, letters: str) -> tuple[str, ...]:
        """Return the syllables that begin with these letters, from usual to rare."""
        return tuple(each for each in self.characters if each.startswith(letters))


def _indexed(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for key, value in pairs:
        found[key][value] = None
    return {key: tuple(values) for key, values in found.items()}


def _spells(letters: str, keys: str) -> bool:
    """Tell whether each key is the letter, or has it among its own."""
    return len(letters) == len(keys) and all(
        key == letter or letter in NINE_KEYS.get(key, "") for key, letter in zip(keys, letters, strict=True)
    )
