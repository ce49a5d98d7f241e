"""Pinyin on its way to characters: what was keyed in, and what has been chosen of it already."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.typing.candidates import Candidate
from app.domain.typing.lexicon import Lexicon
from app.domain.typing.reading import SPLIT, readings

_MOST_KEYS = 60


@dataclass(frozen=True, slots=True)
class Chosen:
    """A part that has its characters; the keys are kept, so that it can be taken back."""

    text: str
    keys: str

    def __repr__(self) -> str:
        return f"Chosen({len(self.text)} characters)"


@dataclass(frozen=True, slots=True)
class Composition:
    """What is being composed; empty, nothing is."""

    keys: str = ""
    chosen: tuple[Chosen, ...] = ()

    def __repr__(self) -> str:
        return f"Composition({len(self.keys)} keys, {len(self.chosen)} chosen)"

    def __bool__(self) -> bool:
        return bool(self.keys or self.chosen)

    @property
    def text(self) -> str:
        """The characters that have been chosen."""
        return "".join(part.text for part in self.chosen)

    @property
    def full(self) -> bool:
        """Whether there is no room for another key."""
        return len(self.keys) >= _MOST_KEYS

    def keyed(self, key: str) -> Composition:
        """Return the composition with another key. A ' is no beginning, and one is enough."""
        if self.full or (key == SPLIT and (not self.keys or self.keys.endswith(SPLIT))):
            return self
        return replace(self, keys=self.keys + key)

    def erased(self) -> Composition:
        """Return the composition without its last key; where all are chosen, the last part is open again."""
        if self.keys:
            rest = replace(self, keys=self.keys[:-1])
            return rest if rest.keys else rest.reopened()
        return self.reopened()

    def reopened(self) -> Composition:
        """Return the composition with its last choice taken back."""
        if not self.chosen:
            return self
        return Composition(self.chosen[-1].keys + self.keys, self.chosen[:-1])

    def with_chosen(self, candidate: Candidate) -> Composition:
        """Return the composition with a candidate chosen; what it does not stand for goes on composing."""
        taken, rest = self.keys[: candidate.taken], self.keys[candidate.taken :]
        return Composition(rest.lstrip(SPLIT), (*self.chosen, Chosen(candidate.text, taken)))

    def with_syllable(self, letters: str) -> Composition:
        """Return the composition with its first keys read as these letters."""
        return replace(self, keys=letters + self.keys[len(letters) :])

    def syllables(self, lexicon: Lexicon) -> tuple[str, ...]:
        """Return what the first keys can be read as, the likeliest first."""
        found = [each.parts[0].letters for each in readings(self.keys, lexicon) if each.parts]
        return tuple(dict.fromkeys(found))

    def shown(self, lexicon: Lexicon, between: str, first: Candidate | None = None) -> str:
        """Return what is shown while composing: the chosen characters, then the syllables.

        Of several ways to read the keys, that of the ``first`` candidate is shown.
        """
        found = readings(self.keys, lexicon)
        letters = first.letters if first is not None else ()
        fitting = (each for each in found if each.letters[: len(letters)] == letters)
        shown = next(fitting, found[0] if found else None)
        return self.text + (shown.spelled(between) if shown is not None else "")


EMPTY = Composition()
