"""The keys of a phone's keyboard, how they lie, and how a system's keyboard differs from another's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import name

from app.domain.facts.text import Text, literal, t


class Does(StrEnum):
    """What a key is for."""

    WRITE = "write"  # its text; on a layer of pinyin, its letter is composed
    SHIFT = "shift"
    DELETE = "delete"
    CLEAR = "clear"
    SPACE = "space"
    DONE = "done"
    HIDE = "hide"
    LAYER = "layer"  # opens the layer that it names; ``back`` leads to the letters that were there before
    OFFER = "offer"  # offers its characters, of which one is chosen
    SYLLABLES = "syllables"  # offers the syllables that nine keys can be
    SPLIT = "split"  # ends a syllable
    GAP = "gap"  # is none


class Composes(StrEnum):
    """Where a system shows pinyin on its way to characters."""

    FIELD = "field"
    ROW = "row"
    TAB = "tab"


class Asked(StrEnum):
    """What a field asks for, as far as a keyboard differs."""

    TEXT = "text"
    NAME = "name"
    LATIN = "latin"
    NUMBER = "number"


BACK = "back"
_SAID_OTHERWISE = ("signs", BACK)  # layers whose key is not called by what stands on it


@dataclass(frozen=True, slots=True)
class Key:
    """A key: what it does, with what, and what stands on it where that is not its own word.

    It is ``width`` columns wide and ``rows`` high.
    """

    does: Does
    value: str = ""
    label: str = ""
    width: float = 2
    rows: int = 1

    @property
    def spoken(self) -> Text:
        """What the key is called."""
        if self.does is Does.LAYER:
            said = f"{self.value}_name" if self.value in _SAID_OTHERWISE else self.value
            return t(f"keyboard.{said}")
        if self.does not in (Does.WRITE, Does.OFFER):
            return t(f"keyboard.{self.does}")
        label = self.label or self.value
        if label[0].isalnum():
            return literal(label)
        sign = t(f"keyboard.sign.{name(label[0]).lower().replace(' ', '_').replace('-', '_')}")
        return t("keyboard.offer", sign=sign) if self.does is Does.OFFER else sign

    @property
    def id(self) -> str:
        """What scripts call it: its letter or sign, else what it does."""
        if self.does is Does.WRITE:
            return f"key-{(self.label or self.value).lower()}"
        return f"key-{self.value}" if self.does is Does.LAYER else f"key-{self.does}"


@dataclass(frozen=True, slots=True)
class Layer:
    """Keys that are shown together. On one of ``pinyin``, letters are composed.

    One of ``letters`` is where ``back`` leads from the others.
    """

    rows: tuple[tuple[Key, ...], ...]
    pinyin: bool = False
    letters: bool = False

    def places(self) -> Iterator[tuple[Key, float, int]]:
        """Yield each key with its column and its row, counted from the top left; gaps are left out."""
        taken: dict[tuple[int, float], float] = {}
        for number, row in enumerate(self.rows):
            column = 0.0
            for key in row:
                while (number, column) in taken:
                    column += taken[number, column]
                for below in range(1, key.rows):
                    taken[number + below, column] = key.width
                if key.does is not Does.GAP:
                    yield key, column, number
                column += key.width

    @property
    def columns(self) -> float:
        """How many columns its first row has."""
        return sum(key.width for key in self.rows[0])


@dataclass(frozen=True, slots=True)
class Look:
    """How a system's keyboard looks. Lengths and text sizes in dp.

    ``bar`` is the height of the candidates, ``row`` that of the pinyin above them or in its tab. The keys are
    ``key`` high, with ``gap_x`` and ``gap_y`` between them, ``side`` beside, ``top`` above and ``below``
    under them. ``first`` says how the first candidate stands out: chip, line or weight; ``ruled`` draws lines
    between the candidates. ``round_done`` makes the key that ends the entry a circle with a sign, ``globe``
    draws one for the change of language.
    """

    bar: int
    row: int
    key: int
    gap_x: int
    gap_y: int
    side: int
    top: int
    below: int
    radius: int
    corner: int
    letter: int
    word: int
    first: str
    ruled: bool
    round_done: bool
    globe: bool


@dataclass(frozen=True, slots=True)
class Keyboard:
    """A system's keyboard: its layers by name, where it begins, and its look.

    ``starts`` has the layer for each thing that a field asks for. ``between`` stands between syllables,
    ``space`` on the key of that name.
    """

    id: str
    space: Text
    layers: Mapping[str, Layer]
    starts: Mapping[Asked, str]
    composes: Composes
    between: str
    look: Look
