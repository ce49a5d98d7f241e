"""Contrast as people with colour blindness see it: Machado, Oliveira and Fernandes 2009, at full severity.

Pure; no Kivy. Source: doi.org/10.1109/TVCG.2009.113; the matrices, for linear sRGB, are the authors' table.
They stand here because colour-science, which has them too, takes 0.4 s to import.
"""

from __future__ import annotations

import numpy as np

from .colour import FLARE, WEIGHTS, Bytes, Floats, linear

_VISIONS: Floats = np.array(
    [
        # Everybody else's.
        ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
        # Protanomaly, deuteranomaly and tritanomaly; at severity 1: protanopia, deuteranopia and tritanopia.
        ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
        ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
        ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    ]
)
"""One matrix for each vision: shape (4, 3, 3)."""


def luminances_seen(pixels: Bytes) -> Floats:
    """Return the relative luminance, 0 to 1, of pixels (n, 3 or 4) in each of four visions: shape (4, n)."""
    seen = np.einsum("vij,nj->vni", _VISIONS, linear(pixels[:, :3]))
    result: Floats = np.clip(seen, 0.0, 1.0) @ np.asarray(WEIGHTS)
    return result


def ratios_seen(one: Bytes, other: Bytes) -> Floats:
    """Return the WCAG contrast ratio between pixels (n, 3 or 4), pair by pair, in each vision: (4, n)."""
    first, second = luminances_seen(one) + FLARE, luminances_seen(other) + FLARE
    result: Floats = np.maximum(first, second) / np.minimum(first, second)
    return result


def least_ratio(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Return the smallest contrast ratio of two colours over the four visions."""
    return float(ratios_seen(np.array([one], np.uint8), np.array([other], np.uint8)).min())
