"""The nearest colour that passes: smallest CIEDE2000 difference, over the whole sRGB gamut.

Contrast depends on relative luminance alone, so the colours that pass lie in layers between surfaces of equal
luminance, and the nearest one lies on such a surface (or is the colour itself, if that passes already). Each
surface is sampled over red and blue, green following from it; around the best samples every one of the
16.7 million colours is then tried. Contrast is symmetric: the same search changes a text or its ground.

Sources: WCAG 2.2 "contrast ratio" (w3.org/TR/WCAG22/#dfn-contrast-ratio); CIE 142-2001 for CIEDE2000, as
colour-science computes it from CIELAB under D65.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from types import ModuleType
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ..pixels.colour import Bytes, Floats, from_hexadecimal, hexadecimal, luminances, ratios
from ..pixels.packing import packed, unpacked

TOLERANCE = 0.05
"""ΔE00 by which a result may lie above the true minimum; a just noticeable difference is about 1."""

_FLARE = 0.05  # WCAG's term for ambient light in the contrast ratio
_STEP = 3  # of 255: how finely a surface is sampled before the search goes through every colour
_KEPT = 24  # samples around which every colour is tried
_REACH = 3  # of 255: how far around a sample
_CACHED = 4096

_Indices: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Repair:
    """A colour (``#RRGGBB``) that passes, its CIEDE2000 distance from the original, its lowest ratio."""

    colour: str
    delta_e: float
    ratio: float


def nearest(colour: str, others: Iterable[str], required: float) -> Repair | None:
    """Return the colour nearest to ``colour`` whose ratio to each of ``others`` is at least ``required``.

    ``colour`` may be a text's and ``others`` its grounds, or a ground's and ``others`` the texts on
    it; all are ``#RRGGBB``. Ratios (1 to 21) are compared unrounded. None when no colour reaches them.
    The result lies within ``TOLERANCE`` of the true minimum. Raises ValueError for what is no colour.
    """
    return _nearest(colour.upper(), tuple(sorted({other.upper() for other in others})), float(required))


@dataclass(frozen=True, slots=True)
class Remedy:
    """Which of two colours to change (``"text"`` or ``"ground"``), and to what."""

    change: str
    repair: Repair


def remedies(text: str, ground: str, required: float, pairs: Iterable[tuple[str, str]]) -> tuple[Remedy, ...]:
    """Return the nearest passing text colour and ground, the smaller change first; either may be missing.

    ``pairs`` are the (text, ground) pairs in which these colours occur: a changed text has to pass on all the
    grounds it stands on, a changed ground under all its texts. Raises ValueError for what is no colour.
    """
    met = [(text, ground), *pairs]
    changed = {
        "text": nearest(text, (under for over, under in met if over == text), required),
        "ground": nearest(ground, (over for over, under in met if under == ground), required),
    }
    found = [Remedy(change, repair) for change, repair in changed.items() if repair is not None]
    return tuple(sorted(found, key=lambda remedy: remedy.repair.delta_e))


@lru_cache(maxsize=_CACHED)
def _nearest(colour: str, others: tuple[str, ...], required: float) -> Repair | None:
    original = np.array([from_hexadecimal(colour)], np.uint8)
    against = np.array([from_hexadecimal(other) for other in others], np.uint8).reshape(-1, 3)
    if _lowest(original, against)[0] >= required:
        return Repair(hexadecimal(from_hexadecimal(colour)), 0.0, float(_lowest(original, against)[0]))
    samples = _passing(_surfaces(against, required), against, required)
    if not len(samples):
        return None
    target = _lab(original)
    best = samples[_ranked(samples, target)[:_KEPT]]
    around = _passing(_neighbours(best), against, required)
    winner = around[_ranked(around, target)[0]]
    red, green, blue = winner.tolist()
    distance = float(_delta_e(_lab(winner[None]), target)[0])
    return Repair(hexadecimal((red, green, blue)), distance, float(_lowest(winner[None], against)[0]))


def _lowest(colours: Bytes, against: Bytes) -> Floats:
    """Return each colour's lowest ratio to the others, 21 where there are none."""
    if not len(against):
        return np.full(len(colours), 21.0)
    lowest: Floats = ratios(colours[:, None], against[None]).min(axis=1)
    return lowest


def _passing(colours: Bytes, against: Bytes, required: float) -> Bytes:
    passing: Bytes = colours[_lowest(colours, against) >= required]
    return passing


def _surfaces(against: Bytes, required: float) -> Bytes:
    """Sample the colours that just pass: each ground is passed above one luminance and below another."""
    light = luminances(against) + _FLARE
    samples = [
        *(_at_least(bound) for bound in light * required - _FLARE),
        *(_at_most(bound) for bound in light / required - _FLARE),
    ]
    return np.concatenate([*samples, _corners()])


def _grid() -> tuple[_Indices, _Indices]:
    axis = np.arange(0, 256, _STEP)
    red, blue = np.meshgrid(axis, axis, indexing="ij")
    return red.ravel(), blue.ravel()


def _missing_green(bound: float) -> tuple[_Indices, _Indices, Floats]:
    """Return red, blue, and the luminance that green has to add to reach ``bound``."""
    red, blue = _grid()
    without = luminances(np.stack([red, np.zeros_like(red), blue], axis=-1).astype(np.uint8))
    return red, blue, bound - without


def _at_least(bound: float) -> Bytes:
    """Return, for each red and blue, the darkest colour with this luminance or more."""
    red, blue, missing = _missing_green(bound)
    green = np.searchsorted(_green(), missing, side="left")
    return _colours(red, green, blue)


def _at_most(bound: float) -> Bytes:
    """Return, for each red and blue, the lightest colour with this luminance or less."""
    red, blue, missing = _missing_green(bound)
    green = np.searchsorted(_green(), missing, side="right") - 1
    return _colours(red, green, blue)


def _colours(red: _Indices, green: _Indices, blue: _Indices) -> Bytes:
    inside = (green >= 0) & (green <= 255)
    return np.stack([red, green, blue], axis=-1)[inside].astype(np.uint8)


@lru_cache(maxsize=1)
def _green() -> Floats:
    """Luminance of the 256 pure greens, ascending."""
    channel = np.zeros((256, 3), np.uint8)
    channel[:, 1] = np.arange(256)
    return luminances(channel)


def _corners() -> Bytes:
    """Black and white: what still passes when a bound lies between two samples."""
    return np.array([[0, 0, 0], [255, 255, 255]], np.uint8)


def _neighbours(colours: Bytes) -> Bytes:
    axis = np.arange(-_REACH, _REACH + 1)
    shifts = np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), axis=-1).reshape(-1, 3)
    around = np.clip(colours.astype(np.int64)[:, None] + shifts, 0, 255).astype(np.uint8)
    return unpacked(np.unique(packed(around)))


def _ranked(colours: Bytes, target: Floats) -> _Indices:
    """Order colours by their distance; equal ones keep their order, so that results never vary."""
    return np.argsort(_delta_e(_lab(colours), target), kind="stable")


def _lab(colours: Bytes) -> Floats:
    """Return CIELAB under D65 of sRGB colours of shape (n, 3)."""
    science = _colour_science()
    lab: Floats = science.XYZ_to_Lab(science.sRGB_to_XYZ(colours / 255))
    return lab


def _delta_e(lab: Floats, target: Floats) -> Floats:
    """Return CIEDE2000 distances of shape (n,) from one colour."""
    distances: Floats = np.asarray(_colour_science().difference.delta_E_CIE2000(lab, target))
    return distances


@lru_cache(maxsize=1)
def _colour_science() -> ModuleType:
    """Import colour-science when it is needed (0.4 s), without its word on optional parts that lack."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import colour
    module: ModuleType = colour
    return module
