"""What keys can become: names, words and characters, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product
from math import sqrt

from app.domain.typing.lexicon import Lexicon
from app.domain.typing.reading import Part, Reading, readings

MOST = 640  # candidates, enough for the rarest character of any syllable
_MOST_NAMES = 24
_LONGEST_GIVEN = 2  # characters of a given name
_CHOICE = 6  # characters of each syllable of a name that are tried with each other
_NO_NAME = 3_969  # the place of a character that is in no list of names
_BEFORE_WORDS = 3  # characters of a single syllable, before the words that its letters could be, too
_READ = 4  # ways to read the keys whose names and words are offered


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is offered, how many of the keys it stands for, and the syllables that it reads in them."""

    text: str
    taken: int
    letters: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Candidate({self.taken} keys)"


@lru_cache(maxsize=128)
def candidates(keys: str, lexicon: Lexicon, *, name: str | None = None) -> tuple[Candidate, ...]:
    """Return what is offered for keys, best first.

    In a field for a person's name, ``name`` is what stands in it before the keys: a surname leads there, and
    given names follow it. Keys that are no pinyin are offered as they are.
    """
    read = readings(keys, lexicon)
    if not read or not read[0].parts:
        return (Candidate(keys, len(keys)),) if keys else ()
    return tuple(islice(_distinct(_all(read, lexicon, name)), MOST))


def _all(read: tuple[Reading, ...], lexicon: Lexicon, name: str | None) -> Iterator[Candidate]:
    short = [each.parts for each in read if len(each.parts) == len(read[0].parts)]
    firsts = tuple(dict.fromkeys(each.parts[0] for each in read))
    likely = tuple(dict.fromkeys(parts[0] for parts in short))
    others = tuple(first for first in firsts if first not in likely)
    if name is not None:
        yield from _names(short, lexicon, begun=bool(name))
    elif len(read[0].parts) == 1:  # qian is 前 before it is 奇案
        yield from islice(_characters(read[0].parts[0], lexicon), _BEFORE_WORDS)
    for parts in [each.parts for each in read[:_READ]]:
        for end in range(len(parts), 1, -1):
            yield from _words(parts[:end], lexicon)
    if name is None:
        yield from _sentence(read[0].parts, lexicon)
    elif not name:
        yield from (*_surnames(likely, lexicon), *_surnames(others, lexicon))
    if name is not None:
        longer = [each.parts for each in read if each.parts not in short]
        yield from _names(longer, lexicon, begun=bool(name))
        yield from (*_given_names(likely, lexicon), *_given_names(others, lexicon))
    for first in firsts:
        yield from _characters(first, lexicon)


def _names(ways: list[tuple[Part, ...]], lexicon: Lexicon, *, begun: bool) -> Iterator[Candidate]:
    """Yield names that take all keys: a surname and a given name, or a given name where one has begun."""
    found: list[tuple[float, Candidate]] = []
    for parts in ways:
        for surname in (0,) if begun else (2, 1):
            given = parts[surname:]
            whole = all(part.whole for part in parts[: len(parts) - 1])
            if not whole or not 0 < len(given) <= _LONGEST_GIVEN:
                continue
            heads = lexicon.surnames.get(" ".join(part.letters for part in parts[:surname]), ())
            choices = [_given(part, lexicon)[:_CHOICE] for part in given]
            for head, *chosen in product(heads[:_CHOICE] if surname else ("",), *choices):
                name = _candidate("".join((head, *chosen)), parts)
                found.append((_unlikely(head, chosen, lexicon), name))
    yield from (name for _, name in sorted(found, key=_first)[:_MOST_NAMES])


def _candidate(text: str, parts: tuple[Part, ...]) -> Candidate:
    return Candidate(text, sum(part.taken for part in parts), tuple(part.letters for part in parts))


def _first(found: tuple[float, Candidate]) -> float:
    return found[0]


def _unlikely(surname: str, given: Iterable[str], lexicon: Lexicon) -> float:
    """Return how unlikely a name is: the root of a place makes little of small differences far down."""
    places = [lexicon.given_places.get(each, _NO_NAME) for each in given]
    if len(surname) == 1:  # one of two characters is rare, but hardly anything else is spelled so
        places.append(lexicon.surname_places[surname])
    return sum(sqrt(place) for place in places)


def _given(part: Part, lexicon: Lexicon) -> str:
    """Return the characters that a part of a given name can be, those of given names first."""
    syllables = _syllables(part, lexicon)
    named = "".join(lexicon.given.get(each, "") for each in syllables)
    other = "".join(lexicon.characters.get(each, "")[:_CHOICE] for each in syllables)
    return "".join(dict.fromkeys(named + other))


def _words(parts: tuple[Part, ...], lexicon: Lexicon) -> Iterator[Candidate]:
    if all(part.whole for part in parts):
        for word in lexicon.words.get(" ".join(part.letters for part in parts), ()):
            yield _candidate(word, parts)


def _sentence(parts: tuple[Part, ...], lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield one candidate for all syllables: the longest words, one after the other."""
    text, place = "", 0
    while place < len(parts):
        ends = range(len(parts), place + 1, -1)
        end = next((end for end in ends if _first_word(parts[place:end], lexicon)), place + 1)
        text += _first_word(parts[place:end], lexicon) or next(_characters(parts[place], lexicon)).text
        place = end
    yield _candidate(text, parts)


def _first_word(parts: tuple[Part, ...], lexicon: Lexicon) -> str:
    return next((each.text for each in _words(parts, lexicon)), "") if len(parts) > 1 else ""


def _surnames(firsts: tuple[Part, ...], lexicon: Lexicon) -> list[Candidate]:
    """Return the surnames of one character that some first syllables can be, the usual ones first."""
    found = (
        _candidate(text, (part,))
        for part in firsts
        for each in _syllables(part, lexicon)
        for text in lexicon.surnames.get(each, ())
    )
    return sorted(found, key=lambda each: lexicon.surname_places[each.text])


def _given_names(firsts: tuple[Part, ...], lexicon: Lexicon) -> list[Candidate]:
    """Return the characters of given names that some first syllables can be, the usual ones first."""
    found = (
        _candidate(text, (part,))
        for part in firsts
        for each in _syllables(part, lexicon)
        for text in lexicon.given.get(each, "")
    )
    return sorted(found, key=lambda each: lexicon.given_places[each.text])


def _characters(part: Part, lexicon: Lexicon) -> Iterator[Candidate]:
    for each in _syllables(part, lexicon):
        yield from (_candidate(text, (part,)) for text in lexicon.characters[each])


def _syllables(part: Part, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the syllables that a part can be: itself, or all that it begins."""
    return (part.letters,) if part.whole else lexicon.completed(part.letters)


def _distinct(offered: Iterable[Candidate]) -> Iterator[Candidate]:
    seen: set[str] = set()
    for each in offered:
        if each.text not in seen:
            seen.add(each.text)
            yield each
