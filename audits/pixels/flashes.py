"""Flashes in a row of frames, by WCAG 2.2's definition of "general flash and red flash thresholds".

A flash is a pair of opposing changes: of relative luminance by 0.1 or more where the darker state is below
0.8; or to or from a saturated red, R/(R + G + B) of at least 0.8, by more than 0.2 in the CIE 1976 UCS
chromaticity diagram. Source: w3.org/TR/WCAG22/#dfn-general-flash-and-red-flash-thresholds
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .colour import Bytes, Floats, luminances

_CHANGE = 0.1  # of the largest relative luminance
_DARK = 0.8
_RED = 0.8
_FAR = 0.2  # in u', v'
# Linear sRGB to CIE XYZ (IEC 61966-2-1).
_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Flashes:
    """How many flashes there were, and ``where``: the pixels that had so many."""

    count: int
    where: Mask


def most_flashes(frames: Iterable[Bytes], rate: int, block: tuple[int, int], least: int) -> Flashes:
    """Return the most flashes in any one second that ``least`` pixels or more of any block have together.

    ``frames`` have one size, (height, width, 3 or more), and follow each other ``rate`` times a second.
    ``block`` is (height, width) in pixels; a frame that is smaller is one block.
    """
    kept = list(frames)
    found = (_most(changes, rate, block, least) for changes in (_general(kept), _red(kept)))
    return max(found, key=lambda flashes: flashes.count)


def _most(changes: Iterable[Mask], rate: int, block: tuple[int, int], least: int) -> Flashes:
    """Count pairs of changes within each second."""
    seconds: list[Mask] = []
    total: NDArray[np.int64] | None = None
    most = Flashes(0, np.zeros((0, 0), np.bool_))
    for mask in changes:
        total = mask.astype(np.int64) if total is None else total + mask
        seconds.append(mask)
        if len(seconds) > rate:
            total = total - seconds.pop(0)
        while _fill_a_block(total // 2 > most.count, block, least):
            most = Flashes(most.count + 1, total // 2 > most.count)
    return most


def _fill_a_block(mask: Mask, block: tuple[int, int], least: int) -> bool:
    """Tell whether some block of this size has so many pixels of a mask, by a table of its sums."""
    if np.count_nonzero(mask) < least:
        return False
    height, width = np.minimum(block, mask.shape)
    sums = np.pad(mask.astype(np.int64).cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    rows = sums[height:] - sums[:-height]
    return bool((rows[:, width:] - rows[:, :-width]).max() >= least)


def _general(frames: Iterable[Bytes]) -> Iterator[Mask]:
    """Yield where each frame completes a change of luminance opposed to the one before."""
    low = high = direction = None
    for frame in frames:
        now = luminances(frame)
        if low is None or high is None or direction is None:
            low, high, direction = now.copy(), now.copy(), np.zeros(now.shape, np.int8)
            continue
        low, high = np.minimum(low, now), np.maximum(high, now)
        falls = (direction >= 0) & (high - now >= _CHANGE) & (now < _DARK)
        rises = (direction <= 0) & (now - low >= _CHANGE) & (low < _DARK) & ~falls
        changed = falls | rises
        direction[falls], direction[rises] = -1, 1
        low, high = np.where(changed, now, low), np.where(changed, now, high)
        yield changed


def _red(frames: Iterable[Bytes]) -> Iterator[Mask]:
    """Yield where each frame comes to or leaves a saturated red, far enough away from it."""
    red: Mask | None = None
    place: Floats | None = None
    for frame in frames:
        now_red, now = _chromaticity(frame)
        if red is None or place is None:
            red, place = now_red, now
            continue
        changed = (now_red != red) & (np.linalg.norm(now - place, axis=-1) > _FAR)
        red, place = np.where(changed, now_red, red), np.where(changed[..., None], now, place)
        yield changed


def _chromaticity(frame: Bytes) -> tuple[Mask, Floats]:
    """Return where pixels are a saturated red, and their u', v'; black counts as white does."""
    signal = frame[..., :3] / 255
    linear = np.where(signal <= 0.04045, signal / 12.92, ((signal + 0.055) / 1.055) ** 2.4)
    total = linear.sum(axis=-1)
    red = (linear[..., 0] >= _RED * total) & (total > 0)
    linear[total == 0] = 1
    x, y, z = np.moveaxis(linear @ _XYZ.T, -1, 0)
    below = x + 15 * y + 3 * z
    return red, np.stack([4 * x / below, 9 * y / below], axis=-1)
