"""Texts that were compared before, on another screen of the same app, and show pixel by pixel as they did.

A text that is set as one before, stands as it did between the pixels and shows just the same gets the same
figures. That holds where all its letters are seen, each in another colour than its ground: of what does not
show, equal pixels do not tell why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from math import ceil, floor

import numpy as np

from ..pixels.affine import intersect
from ..pixels.colour import Bytes
from ..pixels.contrast import Measured
from ..pixels.letters import Letters, Names, Pixels, Places
from ..pixels.scene import Drawn
from ..pixels.stacking import alone

_STEPS = 256  # into which a pixel is parted, to tell whether two texts stand alike between pixels
_AT_MOST = 8000  # texts, of some 20 kB each

_Key = tuple[object, ...]
_Place = tuple[int, int]
"""Left and bottom, in whole px of a frame."""


class KnownTexts:
    """The figures of texts, for several looks."""

    def __init__(self) -> None:
        self._found: dict[_Key, _Figures] = {}

    def among(self, drawn: Sequence[Drawn], frame: Bytes) -> TextsOfLook:
        """Compare the texts of a look, each of a known place, with those that were compared before."""
        return TextsOfLook(self._found, drawn, frame)


class TextsOfLook:
    """The texts of one look; ``new`` are those that have to be compared."""

    def __init__(self, found: dict[_Key, _Figures], drawn: Sequence[Drawn], frame: Bytes) -> None:
        self._found = found
        self._drawn = drawn
        self._width = frame.shape[1]
        self._keys = {
            id(one): _key(one, frame)
            for one, lone in zip(drawn, alone(drawn), strict=True)
            if lone and not one.buffered
        }
        self.new = [one for one in drawn if id(one) not in self._keys or self._keys[id(one)][0] not in found]

    def all(self, compared: Sequence[Measured]) -> list[Measured]:
        """Return the figures of all texts in their order; ``compared`` are those of the new ones."""
        fresh = {id(result.drawn): result for result in compared}
        results = [fresh.get(id(one)) or self._recalled(one) for one in self._drawn]
        for result in compared:
            known = self._keys.get(id(result.drawn))
            if known is not None and len(self._found) < _AT_MOST and _shows_whole(result):
                self._found[known[0]] = _Figures.of(result, known[1], self._width)
        return results

    def _recalled(self, one: Drawn) -> Measured:
        key, place = self._keys[id(one)]
        return self._found[key].at(one, place, self._width)


@dataclass(frozen=True, slots=True, eq=False)
class _Figures:
    """The figures of one text, by its pixels: their rows and columns from where it stands, their letters."""

    rows: Places
    columns: Places
    pixels: Pixels
    letters: Letters

    @staticmethod
    def of(result: Measured, place: _Place, width: int) -> _Figures:
        """Take the figures of a text out of those of its layer, in a frame of a width (px)."""
        pixels, letters = result.pixels, result.letters
        rows, columns = np.divmod(pixels.flat, width)
        names = letters.names
        first = int(np.searchsorted(names.firsts, result.first_owner))
        own = Pixels(
            0, np.empty(0, np.int64), pixels.owners - np.int32(result.first_owner),
            pixels.values.copy(), pixels.full.copy(), pixels.behind.copy(),
        )  # fmt: skip
        return _Figures(
            rows - place[1],
            columns - place[0],
            own,
            Letters(
                letters.ratios.copy(),
                letters.owners - result.first_owner,
                letters.spans - first,
                letters.best - result.start,
                own,
                Names(),
            ),
        )

    def at(self, drawn: Drawn, place: _Place, width: int) -> Measured:
        """Return them for the same text in a place of a frame of a width (px)."""
        own, found = self.pixels, self.letters
        flat = (self.rows + place[1]) * width + self.columns + place[0]
        pixels = Pixels(width, flat, own.owners, own.values, own.full, own.behind)
        names = Names()
        for span in drawn.source.spans:
            names.enlist(0, span, span.text)
        letters = Letters(found.ratios, found.owners, found.spans, found.best, pixels, names)
        return Measured(drawn, letters, _layer=pixels, _mine=slice(0, len(flat)))


def _key(one: Drawn, frame: Bytes) -> tuple[_Key, _Place]:
    """Return what stands for a text as it is set and shows, and its place in the frame."""
    assert one.to_frame is not None
    assert one.reach is not None
    *matrix, x, y = one.to_frame
    left, across = divmod(round(x * _STEPS), _STEPS)
    bottom, up = divmod(round(y * _STEPS), _STEPS)
    inside = intersect(one.reach, (0, 0, frame.shape[1], frame.shape[0]))
    rows = slice(max(0, floor(inside[1]) - 1), ceil(inside[3]) + 1)
    columns = slice(max(0, floor(inside[0]) - 1), ceil(inside[2]) + 1)
    shown = frame[rows, columns]
    corner = rows.start - bottom, columns.start - left
    pixels = blake2b(shown.tobytes(), digest_size=16).digest()
    return (one.source.likeness, *matrix, across, up, *one.coords, one.tint, corner, shown.shape, pixels), (
        left,
        bottom,
    )


def _shows_whole(result: Measured) -> bool:
    """Tell whether all letters of a text show, none of them in the colour of its ground."""
    letters = sum(not letter.isspace() for span in result.drawn.source.spans for letter in span.text)
    return 0 < letters == len(result.letters) and bool(result.letters.ratios.min() > 1)
