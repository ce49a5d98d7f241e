"""How one control looks: its pixels without what is written on it, the forms and colours of its texts."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass

import numpy as np

from ..looking.screen import Screen
from ..looking.tree import Element
from ..looking.wording import is_symbol, own_text
from ..pixels.colour import Bytes, Rgb, as_rgbs
from ..pixels.contrast import Measured
from ..pixels.packing import packed, unpacked

_SIGNS = frozenset({"So", "Sm", "Sk", "Co"})
"""Unicode's categories of symbols, and of the glyphs of icon fonts; punctuation belongs to the words."""


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """A control as it is drawn.

    ``bare`` is it without texts, ``ground`` the commonest colour of that. ``forms`` are the styles of
    its texts but for the colour, ``ink`` their commonest colour, ``signs`` what it writes that is no word,
    alone or before or after words, as ticks stand.
    """

    bare: Bytes
    ground: Rgb
    forms: frozenset[tuple[object, ...]]
    ink: Rgb | None
    signs: tuple[str, ...]
    words: tuple[str, ...]


def is_whole(frame: Bytes, element: Element) -> bool:
    """Tell whether all of an element is on the screen."""
    height, width = frame.shape[:2]
    left, bottom, right, top = element.rect
    inside = left >= 0 and bottom >= 0 and right <= width and top <= height
    return inside and element.visible == element.rect


def place(element: Element) -> tuple[slice, slice]:
    """Return the rows and columns of a frame that an element fills."""
    left, bottom, right, top = (max(0, round(side)) for side in element.rect)
    return slice(bottom, top), slice(left, right)


def look_of(screen: Screen, element: Element) -> Look:
    """Return how an element looks, with all that lies in it."""
    written = [one for each in element.walk() for one in screen.texts.get(each, ())]
    shown = [one for one in written if one.letters]
    bare = _without(screen, element, shown)
    inks = Counter(letter.foreground for one in shown for letter in one.letters)
    texts = [one.drawn.source.text.strip() for one in shown]
    return Look(
        bare,
        _commonest(bare),
        frozenset(_forms(shown)),
        inks.most_common(1)[0][0] if inks else None,
        tuple(sorted(filter(None, map(_signs, texts)))),
        tuple(sorted(own_text(each.widget).casefold() for each in element.walk() if own_text(each.widget))),
    )


def _signs(text: str) -> str:
    """Return a text that is a sign, or the signs at either end of words."""
    if is_symbol(text):
        return text
    return "".join(each for each in (text[0], text[-1]) if unicodedata.category(each) in _SIGNS)


def _forms(shown: list[Measured]) -> list[tuple[object, ...]]:
    """Return the styles of words; a sign often has a font of its own, and is looked at as a sign."""
    spans = (letter.span for one in shown for letter in one.letters if not is_symbol(letter.text))
    return [span.form for span in spans if span is not None]


def _without(screen: Screen, element: Element, drawn: list[Measured]) -> Bytes:
    """Return an element's pixels with those behind its texts put in their place."""
    rows, columns = place(element)
    pixels = screen.frame[rows, columns].copy()
    for one in drawn:
        found = one.pixels
        row, column = np.divmod(found.flat, found.width)
        inside = (row >= rows.start) & (row < rows.stop) & (column >= columns.start) & (column < columns.stop)
        pixels[row[inside] - rows.start, column[inside] - columns.start] = found.behind[inside]
    return pixels


def _commonest(pixels: Bytes) -> Rgb:
    colours, counts = np.unique(packed(pixels), return_counts=True)
    return as_rgbs(unpacked(colours[[int(counts.argmax())]]))[0]
