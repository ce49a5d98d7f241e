"""The ink of a text: where each letter's strokes lie, whether its texture has them, and what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from . import painting
from .painting import Font, Piece
from .texts import TextSource

Ints = NDArray[np.int32]
_NONE: Ints = np.empty(0, np.int32)
_INK = 0.5  # share of the strongest coverage from which a texel is a letter's ink and not its soft edge
_DOTS = 3  # of Kivy's ellipsis; where there is no room for them, fewer, and nothing else
_WIPED = 0.25  # share of the strongest coverage below which nothing is left of a stroke
_KEPT = 4096


@dataclass(frozen=True, slots=True, eq=False)
class Ink:
    """The ink of all letters that were laid out; texels count from the texture's top left, downwards.

    ``x``, ``y`` and ``letter`` have an entry for each texel of ink; letters are numbered as they are painted,
    spaces left out. ``outside`` marks the ink that lies beyond the texture, ``overwritten`` what another line
    of the same text wipes away or shares. ``letters`` counts those laid out, ``missing`` those of the whole
    text that were not; ``dots`` are the letters of an ellipsis that stands in their place.
    """

    x: Ints
    y: Ints
    letter: Ints
    outside: NDArray[np.bool_]
    overwritten: NDArray[np.bool_]
    letters: int
    missing: int
    dots: int

    bounds: tuple[int, int, int, int] = field(init=False)
    intact: bool = field(init=False)

    def __post_init__(self) -> None:
        """Note the texels around all ink (left, top, right, bottom), and whether the texture has it all."""
        spread = (self.x.min(), self.y.min(), self.x.max() + 1, self.y.max() + 1) if len(self.x) else (0,) * 4
        left, top, right, bottom = map(int, spread)
        object.__setattr__(self, "bounds", (left, top, right, bottom))
        object.__setattr__(self, "intact", not (self.outside.any() or self.overwritten.any()))

    @property
    def amounts(self) -> NDArray[np.int64]:
        """How many texels of ink each letter has."""
        return np.bincount(self.letter, minlength=self.letters)


def ink_of(source: TextSource) -> Ink | None:
    """Return the ink of a text; None where its label cannot be laid out a second time."""
    if source.ink is None:
        try:
            source.ink = _ink_of(source)
        except Exception:  # noqa: BLE001 - a label class of the app, or a font file that is gone
            source.ink = False
    return source.ink or None  # type: ignore[return-value]


def letters_in(text: str) -> str:
    """Return a text without spaces and line breaks, which layout may drop or add."""
    return "".join(text.split())


def _ink_of(source: TextSource) -> Ink:
    pieces = _pieces(source)
    laid, whole = letters_in(source.text), letters_in(whole_text(source))
    shortened = laid != whole and bool(source.options.get("shorten"))
    dots = min(len(laid), _DOTS) if shortened else 0
    strokes = [_strokes(piece.text, piece.font) for piece in pieces]
    firsts = np.cumsum([0, *(each.letters for each in strokes)])
    x = _joined([each.x + piece.x + piece.outline for each, piece in zip(strokes, pieces, strict=True)])
    y = _joined([each.y + piece.y + piece.outline for each, piece in zip(strokes, pieces, strict=True)])
    letter = _joined([each.letter + int(first) for each, first in zip(strokes, firsts, strict=False)])
    width, height = source.texture_size
    outside = (x < 0) | (y < 0) | (x >= width) | (y >= height)
    overwritten = _overwritten(source.texture_size, pieces, (x, y), outside)
    missing = max(0, len(whole) - len(laid) + dots)
    return Ink(x, y, letter, outside, overwritten, int(firsts[-1]), missing, dots)


def _pieces(source: TextSource) -> list[Piece]:
    """Return what Kivy painted, and where: its own layout, for setting a text again may come out otherwise.

    (SDL measures with the script and the hinting that the last text in the same font left behind.)
    """
    if source.markup:
        return painting.marked_up(source)
    found = []
    for line in source.lines:
        x = line.x
        for word in line.words:
            found.append(painting.piece(word.text, x, line.y, source.options))
            x += word.lw
    return [piece for piece in found if piece.text]


def whole_text(source: TextSource) -> str:
    """Return what a text says without any bounds, markup read."""
    if tuple(source.options["text_size"]) == (None, None) and not source.options.get("max_lines"):
        return source.text
    return painting.read_markup(source) if source.markup else source.raw


@dataclass(frozen=True, slots=True, eq=False)
class _Strokes:
    """The ink of a piece from its own top left, and how many letters it has."""

    x: Ints
    y: Ints
    letter: Ints
    letters: int


@lru_cache(maxsize=_KEPT)
def _strokes(text: str, font: Font) -> _Strokes:
    coverage = painting.paint(text, font)
    y, x = np.nonzero(coverage >= max(1, _INK * int(coverage.max(initial=0))))
    said = np.cumsum([not character.isspace() for character in text]) - 1
    letters = int(said[-1]) + 1
    if not letters:  # underlined spaces, say
        return _Strokes(_NONE, _NONE, _NONE, 0)
    letter = np.maximum(said[np.searchsorted(_edges(text, font), x, side="right")], 0)
    return _Strokes(x.astype(np.int32), y.astype(np.int32), letter.astype(np.int32), letters)


def _edges(text: str, font: Font) -> list[float]:
    """Return where each letter but the first begins; kerning is spread over the piece."""
    advances = np.cumsum([painting.extents(character, font)[0] for character in text])
    stretch = painting.extents(text, font)[0] / max(int(advances[-1]), 1)
    return [float(edge) * stretch for edge in advances[:-1]]


def _joined(parts: Sequence[Ints]) -> Ints:
    return np.concatenate(parts) if parts else _NONE


def _overwritten(
    size: tuple[int, int], pieces: Sequence[Piece], ink: tuple[Ints, Ints], outside: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Return which ink within the texture another line wipes away or shares; none where lines lie apart."""
    lost = np.zeros(len(outside), bool)
    if not _lines_meet(pieces):
        return lost
    coverage = painting.paint_together(size, pieces)
    x, y = (part[~outside] for part in ink)
    strokes = np.zeros(coverage.shape, np.uint8)
    np.add.at(strokes, (y, x), 1)
    lost[~outside] = (strokes[y, x] > 1) | (coverage[y, x] < _WIPED * int(coverage.max(initial=0)))
    return lost


def _lines_meet(pieces: Sequence[Piece]) -> bool:
    """Tell whether a piece of a lower row begins above the lower edge of one of a higher row."""
    bottom, row = 0, 0
    for piece in sorted(pieces, key=lambda piece: piece.y):
        if row < piece.y < bottom:
            return True
        row = piece.y
        bottom = max(bottom, piece.y + painting.extents(piece.text, piece.font)[1])
    return False
