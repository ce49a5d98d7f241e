"""Slivers of letters: what shines through the soft edge of something that lies over a text.

Such a pixel mixes the letter with its cover, and says nothing of the colours that the text is drawn in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..pixels.affine import Affine, Rect, bounds
from ..pixels.contrast import Letter, Measured
from ..pixels.ink import Ink, ink_of
from ..pixels.texts import Span
from .reading import number
from .screen import Screen
from .tree import Element

_ALL = 0.9  # share of a letter's ink from which all of it shows: soft edges, which show too, are no ink
_PLAIN = 0.75  # share of full strength from which a pixel is seen as it was drawn, not through an edge


def slivers(screen: Screen, element: Element, result: Measured, among: Sequence[Letter]) -> list[Letter]:
    """Return those letters of an element's text of which nothing but a sliver is in sight.

    A sliver is a part of a letter's ink, and none of it is at the strength that it was drawn with. Two
    frames are drawn where a letter may be one.
    """
    text = _text(result)
    if text is None:
        return []
    owners = result.owners
    counts = np.bincount(owners - result.first_owner)
    small = [
        letter for letter in among if counts[letter.owner - text.first_owner] < _ALL * text.ink_px(letter)
    ]
    if not small:
        return []
    black, white = screen.stage.frames_probed([result.drawn], screen.frame)
    strength = np.abs(white[..., :3].astype(int) - black[..., :3]).max(axis=-1)
    plain = _PLAIN * 255 * _opacity(element)
    found = []
    for letter in small:
        own = strength.copy()  # letters lean into the boxes of others
        own.ravel()[result.flat[owners != letter.owner]] = 0
        if _strongest(own, text.box(letter)) < plain * text.opacity(letter):
            found.append(letter)
    return found


@dataclass(frozen=True, slots=True)
class _Text:
    """The letters of a text, spaces counted, with span, place there and number in the ink."""

    first_owner: int
    places: Sequence[tuple[Span, int, int]]
    ink: Ink
    to_frame: Affine
    tint: float

    def ink_px(self, letter: Letter) -> float:
        """Return how many frame pixels of ink a letter has if nothing covers it."""
        a, b, c, d, _, _ = self.to_frame
        nth = self.places[letter.owner - self.first_owner][2]
        return float(self.ink.amounts[nth]) * abs(a * d - b * c)

    def box(self, letter: Letter) -> Rect:
        """Return the frame area of a letter's advance."""
        span, place, _ = self.places[letter.owner - self.first_owner]
        return bounds(self.to_frame, (span.edges[place], span.top, span.edges[place + 1], span.bottom))

    def opacity(self, letter: Letter) -> float:
        """Return the opacity, 0 to 1, that a letter has by its own colour and the canvas colour."""
        return self.places[letter.owner - self.first_owner][0].rgba[3] / 255 * self.tint


def _text(result: Measured) -> _Text | None:
    """Return a text with its ink; None where it cannot be told which ink is whose."""
    source, to_frame = result.drawn.source, result.drawn.to_frame
    ink = ink_of(source)
    if to_frame is None or ink is None:
        return None
    places, nth = [], 0
    for span in source.spans:
        for place, character in enumerate(span.text):
            places.append((span, place, nth))
            nth += not character.isspace()
    if nth != ink.letters:  # right to left, say
        return None
    return _Text(result.first_owner, places, ink, to_frame, result.drawn.tint[3] / 255)


def _opacity(element: Element) -> float:
    """Return the opacity, 0 to 1, that a widget and those around it give to what it draws."""
    found, each = 1.0, element
    while True:
        found *= number(each.widget, "opacity", 1.0)
        if each.parent is None:
            return found
        each = each.parent


def _strongest(strength: NDArray[np.int64], box: Rect) -> int:
    left, bottom, right, top = (max(0, int(side)) for side in box)
    return int(strength[bottom : top + 1, left : right + 1].max(initial=0))
