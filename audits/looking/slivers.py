"""Slivers of letters: what shines through the soft edge of something that lies over a text.

Such a pixel mixes the letter with its cover, and says nothing of the colours that the text is drawn in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..pixels.affine import Rect, bounds
from ..pixels.colour import Bytes
from ..pixels.contrast import Measured
from ..pixels.ink import ink_of
from ..pixels.letters import Places
from ..pixels.stacking import apart
from .reading import number
from .screen import Screen
from .tree import Element

_ALL = 0.9  # share of a letter's ink from which all of it shows: soft edges, which show too, are no ink
_PLAIN = 0.75  # share of full strength from which a pixel is seen as it was drawn, not through an edge
_APART_PX = 2.0  # so that soft edges of one text lie outside the whole pixels around the letters of another


@dataclass(frozen=True, slots=True)
class Doubted:
    """A text of an element, and which of its letters may be no more than slivers."""

    element: Element
    result: Measured
    among: NDArray[np.bool_]


def slivers(screen: Screen, texts: Sequence[Doubted]) -> list[NDArray[np.bool_]]:
    """Return for each text which of its letters have nothing but a sliver in sight.

    A sliver is a part of a letter's ink, and none of it is at the strength that it was drawn with. Where a
    letter may be one, two frames are drawn for all texts that stand apart from each other.
    """
    found = [text.among & _partial(text.result) for text in texts]
    sought = [(text, letters) for text, letters in zip(texts, found, strict=True) if letters.any()]
    for group in apart([text.result.drawn for text, _ in sought], _APART_PX):
        together = [sought[place] for place in group]
        frames = screen.stage.frames_probed([text.result.drawn for text, _ in together], screen.frame)
        for text, letters in together:
            for letter in np.flatnonzero(letters).tolist():
                letters[letter] = _is_sliver(text, letter, frames)
    return found


def _partial(result: Measured) -> NDArray[np.bool_]:
    """Tell which letters of a text show less ink than they have; none where whose ink is whose is unknown."""
    source, to_frame = result.drawn.source, result.drawn.to_frame
    ink = ink_of(source)
    own = _places(result)
    nothing = np.zeros(len(own), bool)
    if to_frame is None or ink is None:
        return nothing
    inked = np.array([not letter.isspace() for span in source.spans for letter in span.text], bool)
    if np.count_nonzero(inked) != ink.letters or own[-1] >= len(inked):  # right to left, say
        return nothing
    amounts = np.zeros(len(inked))
    amounts[inked] = ink.amounts
    a, b, c, d, _, _ = to_frame
    shown = np.bincount(result.owners - result.first_owner)
    partial: NDArray[np.bool_] = shown[own] < _ALL * (amounts[own] * abs(a * d - b * c))
    return partial


def _places(result: Measured) -> Places:
    """Return the place of each letter that shows in its whole text, spaces counted."""
    return result.letters.owners - result.first_owner


def _is_sliver(text: Doubted, letter: int, frames: tuple[Bytes, Bytes]) -> bool:
    """Tell whether no pixel of a letter has full strength, by frames with its text in black and white."""
    result = text.result
    place = int(_places(result)[letter])
    for span in result.drawn.source.spans:
        if place < len(span.text):
            break
        place -= len(span.text)
    assert result.drawn.to_frame is not None  # a text in an unknown place has no partial letters
    box = bounds(result.drawn.to_frame, (span.edges[place], span.top, span.edges[place + 1], span.bottom))
    opacity = span.rgba[3] / 255 * (result.drawn.tint[3] / 255)
    strongest = _strongest(result, int(result.letters.owners[letter]), box, frames)
    return strongest < _PLAIN * 255 * _opacity(text.element) * opacity


def _strongest(result: Measured, owner: int, box: Rect, frames: tuple[Bytes, Bytes]) -> int:
    """Return by how much a letter changes a channel, 0 to 255; other letters lean into its box."""
    left, bottom, right, top = (max(0, int(side)) for side in box)
    black, white = (frame[bottom : top + 1, left : right + 1, :3].astype(int) for frame in frames)
    strength = np.abs(white - black).max(axis=-1, initial=0)
    rows, columns = np.divmod(result.places[result.owners != owner], frames[0].shape[1])
    rows, columns = rows - bottom, columns - left
    inside = (rows >= 0) & (rows < strength.shape[0]) & (columns >= 0) & (columns < strength.shape[1])
    strength[rows[inside], columns[inside]] = 0
    return int(strength.max(initial=0))


def _opacity(element: Element) -> float:
    """Return the opacity, 0 to 1, that a widget and those around it give to what it draws."""
    found, each = 1.0, element
    while True:
        found *= number(each.widget, "opacity", 1.0)
        if each.parent is None:
            return found
        each = each.parent
