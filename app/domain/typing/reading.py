"""How keys can be read as syllables: ``linxiaohe`` as lin xiao he, ``xian`` as xian or as xi an.

Keys are letters, the digits 2 to 9 of nine keys, and ' where one syllable ends. What no syllable begins
with stays at the end as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.domain.typing.lexicon import Lexicon

SPLIT = "'"
_LONGEST = 6  # letters of a syllable: zhuang
_MOST = 12  # ways to read the same keys; further ones are never worth offering


@dataclass(frozen=True, slots=True)
class Part:
    """A syllable, or the beginning of one (not ``whole``), and how many keys it took."""

    letters: str
    taken: int
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read keys: its syllables, and the keys after them that are none."""

    parts: tuple[Part, ...]
    rest: str = ""

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters of its syllables."""
        return tuple(part.letters for part in self.parts)

    def spelled(self, between: str) -> str:
        """Return the syllables as they are shown, and what is left."""
        return between.join((*self.letters, *((self.rest,) if self.rest else ())))


@lru_cache(maxsize=256)
def readings(keys: str, lexicon: Lexicon) -> tuple[Reading, ...]:
    """Return the ways to read keys, the likeliest first; without keys, none."""
    for end in range(len(keys), 0, -1):
        found = _whole_readings(keys[:end], lexicon)
        if found:
            return tuple(Reading(parts, keys[end:]) for parts in found)
    return (Reading((), keys),) if keys else ()


def _whole_readings(keys: str, lexicon: Lexicon) -> list[tuple[Part, ...]]:
    """Return the ways to read all of the keys. Behind each ' a syllable begins; it belongs to that before."""
    ways: list[tuple[Part, ...]] = [()]
    place = 0
    while place < len(keys):
        end = keys.find(SPLIT, place)
        end = len(keys) if end < 0 else end
        chunk = keys[place:end]
        after = end
        while after < len(keys) and keys[after] == SPLIT:
            after += 1
        if not chunk:
            return []
        inner = _chunk_readings(chunk, lexicon)
        ways = _best([(*way, *_with_split(more, after - end)) for way in ways for more in inner], lexicon)
        place = after
    return ways


def _with_split(parts: tuple[Part, ...], splits: int) -> tuple[Part, ...]:
    last = parts[-1]
    return (*parts[:-1], Part(last.letters, last.taken + splits, last.whole))


def _chunk_readings(keys: str, lexicon: Lexicon) -> list[tuple[Part, ...]]:
    """Return the ways to read keys without a ', worked out from the end."""
    ways: dict[int, list[tuple[Part, ...]]] = {len(keys): [()]}
    for start in range(len(keys) - 1, -1, -1):
        found = [
            (part, *more)
            for part in _parts(keys, start, lexicon)
            for more in ways.get(start + part.taken, ())
        ]
        ways[start] = _best(found, lexicon)
    return ways[0]


def _parts(keys: str, start: int, lexicon: Lexicon) -> Iterator[Part]:
    """Yield what can stand at a place: whole syllables, one that is begun at the end, an initial."""
    for end in range(start + 1, min(len(keys), start + _LONGEST) + 1):
        piece = keys[start:end]
        whole = lexicon.syllables(piece)
        yield from (Part(each, len(piece)) for each in whole)
        if end == len(keys) or (len(piece) == 1 and piece.isalpha()) or piece in ("zh", "ch", "sh"):
            begun = (each for each in lexicon.beginnings(piece) if each not in whole)
            yield from (Part(each, len(piece), whole=False) for each in begun)


def _best(ways: list[tuple[Part, ...]], lexicon: Lexicon) -> list[tuple[Part, ...]]:
    """Keep the likeliest: few syllables that are only begun, few at all, usual ones."""

    def unlikely(parts: tuple[Part, ...]) -> tuple[int, int, int]:
        begun = sum(not part.whole for part in parts[:-1])
        last = sum(not part.whole for part in parts[-1:])
        usual = sum(lexicon.rank(part.letters) for part in parts)
        return begun, len(parts) + last, usual

    return sorted(dict.fromkeys(ways), key=unlikely)[:_MOST]
