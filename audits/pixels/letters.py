"""The letters of texts that show, as columns of figures: a page has thousands, few are looked at singly."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import overload

import numpy as np
from numpy.typing import NDArray

from .colour import Bytes, Floats, Rgb, as_rgbs
from .texts import Span

Ints = NDArray[np.int32]
Places = NDArray[np.int64]
_NONE = -1


@dataclass(slots=True)
class Letter:
    """One visible character: its highest ratio, and the colours that reach it.

    ``owner`` is its number among the ``owners`` of its pixels.
    """

    text: str
    span: Span | None
    ratio: float
    foreground: Rgb
    background: Rgb
    owner: int


@dataclass(slots=True)
class Pixels:
    """Frame pixels where something shows, side by side: place, letter, ratio, colours.

    ``flat`` counts along the rows of a frame of ``width`` px, from its bottom left. ``full`` is the
    letter's colour at full coverage, ``behind`` what it stands on.
    """

    width: int
    flat: Places
    owners: Ints
    values: Floats
    full: Bytes
    behind: Bytes


@dataclass(slots=True)
class Names:
    """What the numbers of a layer's letters stand for.

    By spans: the ``items`` that they belong to, what each says, and the number of its first letter.
    """

    items: list[int] = field(default_factory=list)
    spans: list[Span | None] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)
    count: int = 0

    def enlist(self, item: int, span: Span | None, text: str) -> int:
        """Number the letters of a span of drawn thing ``item``; return the first number."""
        first = self.count
        self.items.append(item)
        self.spans.append(span)
        self.texts.append(text)
        self.firsts.append(first)
        self.count += len(text)
        return first

    @property
    def item_of(self) -> NDArray[np.uint16]:
        """The item that each letter belongs to; 16 bits sort quickly."""
        return np.repeat(np.array(self.items, np.uint16), [len(text) for text in self.texts])

    @property
    def blank(self) -> NDArray[np.bool_]:
        """Whether each letter is a space."""
        return np.array([letter.isspace() for text in self.texts for letter in text], bool)


@dataclass(slots=True, eq=False)
class Letters(Sequence[Letter]):
    """The letters of a text in their order, by columns; one becomes a ``Letter`` when it is asked for.

    Each has its ratio, its number among the ``owners`` of pixels, the number of its span, and its ``best``
    pixel, the one that reaches the ratio.
    """

    ratios: Floats
    owners: Places
    spans: Places
    best: Places
    pixels: Pixels
    names: Names
    _made: list[Letter] = field(default_factory=list)

    def __len__(self) -> int:
        """How many letters show."""
        return len(self.owners)

    @overload
    def __getitem__(self, which: int) -> Letter: ...
    @overload
    def __getitem__(self, which: slice) -> list[Letter]: ...
    def __getitem__(self, which: int | slice) -> Letter | list[Letter]:
        """Return one letter, or some."""
        if isinstance(which, slice):
            return [*self][which]
        owner, best, span = int(self.owners[which]), int(self.best[which]), int(self.spans[which])
        text = self.names.texts[span][owner - self.names.firsts[span]]
        (foreground,), (background,) = (
            as_rgbs(colours[best : best + 1]) for colours in (self.pixels.full, self.pixels.behind)
        )
        ratio = float(self.ratios[which])
        return Letter(text, self.names.spans[span], ratio, foreground, background, owner)

    def __iter__(self) -> Iterator[Letter]:
        """Yield the letters, made once."""
        if len(self._made) < len(self):
            self._made = self._all()
        return iter(self._made)

    def _all(self) -> list[Letter]:
        names = self.names
        columns = (self.owners.tolist(), self.spans.tolist(), self.ratios.tolist())
        colours = as_rgbs(self.pixels.full[self.best]), as_rgbs(self.pixels.behind[self.best])
        return [
            Letter(
                names.texts[span][owner - names.firsts[span]], names.spans[span], ratio, ink, ground, owner
            )
            for owner, span, ratio, ink, ground in zip(*columns, *colours, strict=True)
        ]

    def by_span(self, figure: Callable[[Span | None], float]) -> Floats:
        """Return for each letter what ``figure`` says of its span; it is asked once for each span."""
        if len(self) == 0 or self.spans[0] == self.spans[-1]:  # numbers rise with the letters
            return np.full(len(self), figure(self.names.spans[self.spans[0]]) if len(self) else 0.0)
        numbers, which = np.unique(self.spans, return_inverse=True)
        return np.array([figure(self.names.spans[number]) for number in numbers.tolist()], float)[which]

    def those(self, wanted: NDArray[np.bool_] | slice) -> Letters:
        """Return the letters that are marked as wanted, or that have these places."""
        return Letters(
            self.ratios[wanted], self.owners[wanted], self.spans[wanted], self.best[wanted],
            self.pixels, self.names,
        )  # fmt: skip


def letters_of(pixels: Pixels, names: Names) -> Letters:
    """Return all letters of a layer that show, spaces left out, each by the highest ratio of its pixels."""
    highest = np.zeros(names.count)
    np.maximum.at(highest, pixels.owners, pixels.values)
    reaching = np.flatnonzero(pixels.values == highest[pixels.owners])
    best = np.full(names.count, _NONE, np.int64)
    best[pixels.owners[reaching]] = reaching
    owners = np.flatnonzero((best != _NONE) & ~names.blank)
    spans = np.searchsorted(np.array(names.firsts), owners, side="right") - 1
    return Letters(highest[owners], owners, spans, best[owners], pixels, names)


def _nothing() -> Letters:
    none, clear = np.empty(0, np.int64), np.empty((0, 4), np.uint8)
    pixels = Pixels(0, none, none.astype(np.int32), np.empty(0), clear, clear)
    return Letters(np.empty(0), none, none, none, pixels, Names())


NO_LETTERS = _nothing()
