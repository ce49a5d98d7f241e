"""The lexicon of the keyboards, made of pypinyin's data (MIT licence) and of a list of what people write.

pypinyin tells the readings of characters and of some 47,000 words, but not how usual they are: that list
does, for a few thousand. A character is taken for the more usual the more words have it with that reading;
the commoner part of GB 2312 comes before the rarer, and that before what the standard lacks: a rare character
in a name can be written, too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice, product
from pathlib import Path
from typing import Annotated
from unicodedata import combining, normalize

from app.content.ranges import Filled
from app.content.records import read_record
from app.domain.typing.lexicon import Lexicon
from app.tomlfile import read_toml

NAMES = Path(__file__).with_name("names.toml")
WORDS = Path(__file__).with_name("words.toml")
_FIRST, _LAST = "\u4e00", "\u9fa5"  # the characters of Unicode 1.1, which the font has in whole
_COMMON = range(0xB0, 0xD8)  # rows of GB 2312: these by use, the rows up to 0xF7 are rarer
_LONGEST_WORD = 4
_MOST_COUNTED = (
    60_000  # words that the most usual one counts for; by Zipf's law, the next one counts for half
)
_READINGS = 2  # of a character in a name; further ones are of other words
_VOWELS = frozenset("aeiouv")

Words = Annotated[str, Filled()]


@dataclass(frozen=True, slots=True)
class NamesFile:
    """Surnames, and characters of given names, from usual to rare.

    Surnames of two characters stand between blanks. ``surname_readings`` spells those that are read otherwise
    than the same characters in words.
    """

    surnames: Words
    given: Words
    surname_readings: Mapping[str, Words]


@dataclass(frozen=True, slots=True)
class WordsFile:
    """Words and characters between blanks, from usual to rare; ``everyday`` comes before ``usual``."""

    everyday: Words
    usual: Words


def make_lexicon() -> Lexicon:
    """Return the lexicon, made anew, which takes two seconds. Raises InputError where a list is wrong."""
    from pypinyin import lazy_pinyin
    from pypinyin.phrases_dict import phrases_dict
    from pypinyin.pinyin_dict import pinyin_dict

    names = read_record(read_toml(NAMES), NamesFile)
    written = read_record(read_toml(WORDS), WordsFile)
    everyday, usual_words = written.everyday.split(), written.usual.split()
    phrases = {word: tuple(bare(each[0]) for each in tones) for word, tones in phrases_dict.items()}
    readings = {chr(number): _syllables(tones) for number, tones in pinyin_dict.items()}
    spelled = {word: tuple(lazy_pinyin(word)) for word in (*everyday, *usual_words)} | phrases
    uses = _uses(spelled, _places(usual_words))
    surnames, given = tuple(_surnames(names.surnames)), tuple(dict.fromkeys("".join(names.given.split())))
    usual = {character: _usual(character, syllables, uses) for character, syllables in readings.items()}
    found = _by_syllables(given, usual, phrases)
    return Lexicon(
        characters=_characters(readings, uses),
        words=_words(spelled, uses, _places((*everyday, *usual_words))),
        surnames=_by_syllables(surnames, usual, phrases),
        given={syllable: "".join(characters) for syllable, characters in found.items()},
        surname_places=_places(surnames),
        given_places=_places(given),
        readings={character: syllables[0] for character, syllables in readings.items() if syllables},
    )


def _places(names: Iterable[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(dict.fromkeys(names))}


@cache
def bare(tone: str) -> str:
    """Return a syllable without its tone: ``lǜ`` is ``lv``."""
    letters = normalize("NFD", tone).replace("u\u0308", "v")
    return "".join(letter for letter in letters if not combining(letter))


def _syllables(tones: str) -> tuple[str, ...]:
    """Return a character's readings, the usual one first; what has no vowel is an interjection of its own."""
    found = dict.fromkeys(map(bare, tones.split(",")))
    return tuple(each for each in found if _VOWELS & {*each} and each.isascii())


def _uses(spelled: Mapping[str, tuple[str, ...]], places: Mapping[str, int]) -> Counter[tuple[str, str]]:
    """Count the words that have a character with a reading; a usual one counts for many."""
    uses: Counter[tuple[str, str]] = Counter()
    for word, syllables in spelled.items():
        if len(word) == len(syllables):
            often = _MOST_COUNTED // (places[word] + 1) if word in places else 1
            for pair in zip(word, syllables, strict=True):
                uses[pair] += often
    return uses


def _characters(readings: Mapping[str, tuple[str, ...]], uses: Counter[tuple[str, str]]) -> dict[str, str]:
    found: defaultdict[str, list[tuple[int, int, int, str]]] = defaultdict(list)
    for character, syllables in readings.items():
        if _FIRST <= character <= _LAST:
            for number, syllable in enumerate(syllables):
                rare = _rarity(character)
                found[syllable].append((rare, min(number, 1), -uses[character, syllable], character))
    known = {syllable: sorted(each) for syllable, each in found.items() if min(each)[0] < _rarity("")}
    usual = sorted(known, key=lambda syllable: sum(each[2] for each in known[syllable]))
    return {syllable: "".join(each[3] for each in known[syllable]) for syllable in usual}


def _rarity(character: str) -> int:
    """Return 0 for the commoner characters of GB 2312, 1 for the rarer, 2 for what it lacks."""
    encoded = character.encode("gb2312", "ignore")
    if not encoded:
        return 2
    return 0 if encoded[0] in _COMMON else 1


def _words(
    spelled: Mapping[str, tuple[str, ...]],
    uses: Counter[tuple[str, str]],
    places: Mapping[str, int],
) -> dict[str, tuple[str, ...]]:
    """Return the words by their syllables, the usual ones first.

    How usual a word is that is in no list follows from its rarest character.
    """
    found: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for word, syllables in spelled.items():
        if 1 < len(word) == len(syllables) <= _LONGEST_WORD and all(_rarity(each) < 2 for each in word):
            place = places.get(word, len(places))
            use = min(uses[pair] for pair in zip(word, syllables, strict=True))
            found[" ".join(syllables)].append((place, -use, word))
    return {key: tuple(word for *_, word in sorted(each)) for key, each in found.items()}


def _surnames(names: str) -> Iterator[str]:
    """Yield each surname: those of one character stand close, those of two between blanks."""
    for block in names.split():
        yield from (block,) if len(block) == 2 else block


def _by_syllables(
    names: Iterable[str],
    readings: Mapping[str, tuple[str, ...]],
    phrases: Mapping[str, tuple[str, ...]],
) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for name in names:
        ways = [phrases[name]] if name in phrases else product(*(readings.get(each, ()) for each in name))
        for way in ways:
            found[" ".join(way)][name] = None
    return {key: tuple(each) for key, each in found.items()}


def _usual(character: str, syllables: tuple[str, ...], uses: Counter[tuple[str, str]]) -> tuple[str, ...]:
    """Return the readings of a character that a name can have: the first, and another that words use, too."""
    others = (each for each in syllables[1:] if uses[character, each])
    return (*syllables[:1], *islice(others, _READINGS - 1))
