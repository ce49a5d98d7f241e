"""Which texts lie on which: what may be compared in one pair of frames, copies of a text, its shadows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .scene import Drawn

_CLOSE = 0.25  # of the font size: how far a copy or a shadow may stand from its text
_CLOSE_AT_LEAST = 2.0  # px
_TOUCH = 0.01  # px; places are sums of floats


@dataclass(slots=True)
class Stack:
    """Layers from the lowest to the highest, in each of which no two texts share a pixel.

    ``copies`` maps a thing's number (in the order given) to that of the same text, drawn over it in the same
    colour; both are compared as one. ``shadows`` does so for the same text in another colour.
    """

    layers: list[list[int]]
    copies: dict[int, int]
    shadows: dict[int, int]


def lying_on(others: Sequence[Drawn], drawn: Sequence[Drawn]) -> list[Drawn]:
    """Return those of ``others`` that share a part of the frame with a thing in ``drawn``, if placed."""
    placed = [item for item in others if item.reach is not None]
    under = [item.reach for item in drawn if item.reach is not None]
    if not placed or not under:
        return []
    shared = _cross(np.array([item.reach for item in placed]), np.array(under)).any(axis=1)
    return [placed[number] for number in np.flatnonzero(shared)]


def apart(drawn: Sequence[Drawn], by: float) -> list[list[int]]:
    """Part things, each of a known place, into groups in which any two are so many px apart."""
    return _heights(_overlaps(drawn, by), {})


def alone(drawn: Sequence[Drawn]) -> list[bool]:
    """Tell of each thing, of a known place, whether it shares no part of the frame with another one."""
    overlapping = set(np.flatnonzero(_overlaps(drawn).any(axis=1)).tolist())
    return [number not in overlapping for number in range(len(drawn))]


def stack(drawn: Sequence[Drawn]) -> Stack:
    """Part things, each of a known place and in the order they are drawn, so that none lies on its layer.

    What lies on another thing comes in a higher layer, so that layers can be taken away from the top.
    """
    overlaps = _overlaps(drawn)
    copies: dict[int, int] = {}
    shadows: dict[int, int] = {}
    for upper, lower in np.argwhere(np.tril(overlaps)).tolist():
        if _same_words(drawn[lower], drawn[upper]):
            alike = drawn[lower].colours == drawn[upper].colours
            (copies if alike else shadows)[lower] = upper
    for lower in sorted(copies, reverse=True):
        copies[lower] = copies.get(copies[lower], copies[lower])
        overlaps[copies[lower]] |= overlaps[lower]
        overlaps[:, copies[lower]] |= overlaps[:, lower]
    return Stack(_heights(overlaps, copies), copies, shadows)


def _overlaps(drawn: Sequence[Drawn], beyond: float = 0.0) -> NDArray[np.bool_]:
    rects = np.array([item.reach for item in drawn]).reshape(-1, 4)
    result = _cross(rects + np.array((-beyond, -beyond, beyond, beyond)), rects)
    np.fill_diagonal(result, val=False)
    return result


def _cross(some: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell for each of some rectangles and each of others whether they share an area."""
    left, bottom, right, top = some.T[:, :, None]
    lefts, bottoms, rights, tops = others.T[:, None, :]
    across = (left < rights - _TOUCH) & (lefts < right - _TOUCH)
    result: NDArray[np.bool_] = across & (bottom < tops - _TOUCH) & (bottoms < top - _TOUCH)
    return result


def _heights(overlaps: NDArray[np.bool_], copies: dict[int, int]) -> list[list[int]]:
    height = np.zeros(len(overlaps), np.int64)
    single = np.ones(len(overlaps), bool)
    single[list(copies)] = False
    for number in np.flatnonzero(overlaps.any(axis=1) & single).tolist():
        below = height[:number][overlaps[number, :number] & single[:number]]
        height[number] = int(below.max(initial=-1)) + 1
    for number, other in copies.items():
        height[number] = height[other]
    return [np.flatnonzero(height == level).tolist() for level in range(height.max(initial=-1) + 1)]


def _same_words(lower: Drawn, upper: Drawn) -> bool:
    one, other = lower.source, upper.source
    if one is None or other is None or one.text.strip() != other.text.strip():
        return False
    if lower.rect is None or upper.rect is None or upper.to_frame is None:
        return False
    grown = math.hypot(upper.to_frame[0], upper.to_frame[1])
    limit = max(_CLOSE_AT_LEAST, _CLOSE * grown * float(other.options["font_size"]))
    apart = (
        lower.rect[side] + lower.rect[side + 2] - upper.rect[side] - upper.rect[side + 2] for side in (0, 1)
    )
    return all(abs(distance) / 2 <= limit for distance in apart)
