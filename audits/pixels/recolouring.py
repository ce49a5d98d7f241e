"""What tells two looks of one thing apart beside hue: lightness, or a mark that one has. Pure; no Kivy.

Two looks that differ in colour only are a recolouring: an area that had one colour still has one, another.
Where an area of one colour becomes one of two, something new is drawn: a tick, a line, a ring, other
letters.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .colour import Bytes, Floats
from .packing import packed, unpacked
from .vision import ratios_seen

_COLOUR = 0xFFFFFF
_ROUNDING = 2  # of 255, what blending may differ by
_SHARE = 0.2  # of the pixels that change; a soft edge has fewer
_LEAST_DP2 = 6.0  # what is smaller is a speck


@dataclass(frozen=True, slots=True)
class Difference:
    """How two looks differ: ``changed`` px, ``ratio`` of lightness, ``mark`` of what is drawn to its ground.

    Both are the smallest over four visions; 1 where nothing differs so.
    """

    changed: int
    ratio: float
    mark: float


def difference(one: Bytes, other: Bytes, scale: float = 1.0) -> Difference:
    """Compare two looks of the same size, arrays (height, width, 3 or 4); ``scale`` is px per dp."""
    height, width = one.shape[:2]
    where = differing(one, other)
    changed = int(where.sum())
    speck = max(1, round(_LEAST_DP2 * scale * scale))
    if changed < speck:
        return Difference(changed, 1.0, 1.0)
    outline = (width + height) * scale  # half of a ring of 1 dp
    enough = max(speck, round(min(_SHARE * changed, outline)))
    pairs, counts = np.unique(packed(one[where]) << 24 | packed(other[where]), return_counts=True)
    ratio = _least(ratios_seen(unpacked(pairs >> 24), unpacked(pairs & _COLOUR)), counts, enough)
    mark = max(_mark(one, other, speck), _mark(other, one, speck))
    return Difference(changed, ratio, mark)


def differing(one: Bytes, other: Bytes) -> NDArray[np.bool_]:
    """Return where two pictures of the same size differ by more than blending rounds: (height, width)."""
    change = np.abs(one[..., :3].astype(np.int16) - other[..., :3]).max(axis=-1)
    where: NDArray[np.bool_] = change > _ROUNDING
    return where


def _mark(one: Bytes, other: Bytes, speck: int) -> float:
    """Return how strongly stands out what was part of an area of one colour and no longer is.

    It stands out from what most of that area has become.
    """
    areas = _areas(packed(one)).ravel()
    pairs, counts = np.unique(areas << 24 | packed(other).ravel(), return_counts=True)
    area, colour = pairs >> 24, pairs & _COLOUR
    order = np.lexsort((counts, area))  # the most frequent colour of each area comes last in it
    last = np.searchsorted(area[order], np.arange(int(areas.max()) + 1), side="right") - 1
    ground = colour[order][last][area]
    return _least(ratios_seen(unpacked(colour), unpacked(ground)), counts, speck)


def _areas(colours: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number the areas of one colour, pixels that touch by a side: shape (height, width), from 0."""
    starts = np.ones(colours.shape, np.bool_)
    starts[:, 1:] = colours[:, 1:] != colours[:, :-1]
    runs = np.cumsum(starts.ravel()).reshape(colours.shape) - 1
    touching = colours[1:] == colours[:-1]
    joined = [*range(int(runs[-1, -1]) + 1)]

    def first(run: int) -> int:
        while joined[run] != run:
            joined[run] = joined[joined[run]]
            run = joined[run]
        return run

    pairs = runs[:-1][touching] << 32 | runs[1:][touching]
    pairs = pairs[np.diff(pairs, prepend=-1) != 0]  # most are as the one before: this is quicker than to sort
    for pair in np.unique(pairs).tolist():
        one, other = sorted((first(pair >> 32), first(pair & 0xFFFFFFFF)))
        joined[other] = one
    _, numbers = np.unique([first(run) for run in range(len(joined))], return_inverse=True)
    areas: NDArray[np.int64] = numbers.astype(np.int64)[runs]
    return areas


def _least(ratios: Floats, counts: NDArray[np.int64], enough: int) -> float:
    """Return the ratio that so many pixels reach in every vision, 1 where there are fewer.

    ``ratios`` is shaped (visions, n); ``counts`` tells how many pixels have each of the n.
    """
    order = np.argsort(-ratios, axis=1)
    reached = np.cumsum(counts[order], axis=1)
    if reached[0, -1] < enough:
        return 1.0
    places = np.argmax(reached >= enough, axis=1)
    return float(min(row[line[place]] for row, line, place in zip(ratios, order, places, strict=True)))
