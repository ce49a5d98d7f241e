"""Contrast as people with colour blindness see it: Machado, Oliveira and Fernandes 2009, at full severity.

Pure; no Kivy. Source: doi.org/10.1109/TVCG.2009.113; the matrices, for linear sRGB, are colour-science's.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from .colour import FLARE, WEIGHTS, Bytes, Floats, linear

_KINDS = (
    "Protanomaly",
    "Deuteranomaly",
    "Tritanomaly",
)  # at severity 1: protanopia, deuteranopia, tritanopia


@lru_cache(maxsize=1)
def _matrices() -> Floats:
    """Return one matrix for each vision, shape (4, 3, 3): that of everybody else comes first."""
    import warnings

    with (
        warnings.catch_warnings()
    ):  # of SciPy, which nothing here needs, and of how tritanopia is approximated
        warnings.simplefilter("ignore")
        from colour.blindness import matrix_cvd_Machado2009

        warnings.simplefilter("ignore")  # importing it lets its own warnings through again
        kinds = [np.asarray(matrix_cvd_Machado2009(kind, 1.0), np.float64) for kind in _KINDS]
    return np.stack([np.eye(3), *kinds])


def luminances_seen(pixels: Bytes) -> Floats:
    """Return the relative luminance, 0 to 1, of pixels (n, 3 or 4) in each of four visions: shape (4, n)."""
    seen = np.einsum("vij,nj->vni", _matrices(), linear(pixels[:, :3]))
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
