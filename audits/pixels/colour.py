"""WCAG's arithmetic of colour: relative luminance, contrast ratio, compositing. Pure; no Kivy.

Source: WCAG 2.2, definitions of "relative luminance" and "contrast ratio"
(w3.org/TR/WCAG22/#dfn-relative-luminance), with the threshold 0.04045 of IEC 61966-2-1.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Rgb: TypeAlias = tuple[int, int, int]
Bytes: TypeAlias = NDArray[np.uint8]
Floats: TypeAlias = NDArray[np.float64]

WEIGHTS = (0.2126, 0.7152, 0.0722)
"""How much red, green and blue contribute to luminance."""

FLARE = 0.05
"""The light that any screen reflects, as a luminance."""


@lru_cache(maxsize=1)
def _linear() -> Floats:
    """Return the light that each value 0…255 of a channel stands for, 0 to 1."""
    signal = np.arange(256) / 255
    return np.where(signal <= 0.04045, signal / 12.92, ((signal + 0.055) / 1.055) ** 2.4)


@lru_cache(maxsize=1)
def _weighted() -> Floats:
    """Luminance that each value 0…255 of each channel contributes: shape (3, 256)."""
    return np.outer(WEIGHTS, _linear())


def linear(pixels: Bytes) -> Floats:
    """Return the light of each channel, 0 to 1, of pixels of any shape."""
    result: Floats = _linear()[pixels]
    return result


def luminances(pixels: Bytes) -> Floats:
    """Return the relative luminance, 0 to 1, of pixels of shape (…, 3 or 4); alpha is not looked at."""
    red, green, blue = _weighted()
    total: Floats = red[pixels[..., 0]] + green[pixels[..., 1]] + blue[pixels[..., 2]]
    return total


def ratios(one: Bytes, other: Bytes) -> Floats:
    """Return the WCAG contrast ratio, 1 to 21, between two arrays of pixels, pair by pair."""
    first, second = luminances(one) + FLARE, luminances(other) + FLARE
    result: Floats = np.maximum(first, second) / np.minimum(first, second)
    return result


def ratio(one: Rgb, other: Rgb) -> float:
    """Return the WCAG contrast ratio, 1 to 21, between two colours of 0…255 a channel."""
    return float(ratios(np.array(one, np.uint8), np.array(other, np.uint8)))


def over(top: Rgb, alpha: float, under: Rgb) -> Rgb:
    """Return the colour seen where ``top`` covers ``under`` with an opacity of 0 to 1 (source-over)."""
    red, green, blue = (round(t * alpha + u * (1 - alpha)) for t, u in zip(top, under, strict=True))
    return red, green, blue


def as_rgbs(pixels: Bytes) -> list[Rgb]:
    """Return an array of pixels (n, 3 or 4) as plain numbers."""
    return [(red, green, blue) for red, green, blue in pixels[:, :3].tolist()]


def hexadecimal(rgb: Rgb) -> str:
    """Return ``#RRGGBB``."""
    return "#{:02X}{:02X}{:02X}".format(*rgb)


def from_hexadecimal(text: str) -> Rgb:
    """Return the channels of ``#RGB`` or ``#RRGGBB``; ValueError for anything else."""
    digits = text.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) != 6:
        raise ValueError(f"not a colour: {text!r}; write #RRGGBB")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def shown(value: float) -> str:
    """Return a ratio as people read it: rounded down to hundredths, so that 4.4999 never reads as 4.5."""
    hundredths = value * 100 + 1e-9
    return f"{math.floor(hundredths) / 100:.2f}" if math.isfinite(hundredths) else f"{value:g}"
