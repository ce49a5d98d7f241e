"""How different two colours look: CIEDE2000, from CIELAB under D65.

Sources: IEC 61966-2-1 (sRGB); CIE 15 (CIELAB); CIE 142-2001 and G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000
Color-Difference Formula: Implementation Notes, Supplementary Test Data, and Mathematical Observations", Color
Research and Application 30 (2005). A test compares it with the library colour-science, which took longer to
import than most repairs take to find.
"""

from __future__ import annotations

import numpy as np

from ..pixels.colour import Bytes, Floats, linear

_TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
_WHITE = np.array([0.3127 / 0.3290, 1.0, (1 - 0.3127 - 0.3290) / 0.3290])  # D65
_DARK = (24 / 116) ** 3  # share of white up to which CIELAB is linear
_FAR = 25.0**7


def lab(colours: Bytes) -> Floats:
    """Return CIELAB under D65 of sRGB colours, both of shape (n, 3)."""
    share = linear(colours) @ _TO_XYZ.T / _WHITE
    x, y, z = np.where(share > _DARK, np.cbrt(share), share * 841 / 108 + 16 / 116).T
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def delta_e(colours: Floats, target: Floats) -> Floats:
    """Return the CIEDE2000 differences, of shape (n,), of CIELAB colours (n, 3) from one colour (1, 3)."""
    unweighted = (np.hypot(*colours[:, 1:].T) + np.hypot(*target[:, 1:].T)) / 2
    weight = 0.5 * (1 - np.sqrt(_towards_one(unweighted)))
    light, chroma, hue = zip(*(_cylindrical(each, weight) for each in (colours, target)), strict=True)
    apart = _apart(hue[1] - hue[0], chroma)
    by_hue = 2 * np.sqrt(chroma[0] * chroma[1]) * np.sin(np.radians(apart) / 2)
    middle = _mean_hue(hue, chroma)
    lightness, chromas_mean = (light[0] + light[1]) / 2, (chroma[0] + chroma[1]) / 2
    from_middle = (lightness - 50) ** 2
    by_light = (light[1] - light[0]) / (1 + 0.015 * from_middle / np.sqrt(20 + from_middle))
    by_chroma = (chroma[1] - chroma[0]) / (1 + 0.045 * chromas_mean)
    by_hue = by_hue / (1 + 0.015 * chromas_mean * _hue_weight(middle))
    turn = 60 * np.exp(-(((middle - 275) / 25) ** 2))
    rotation = -2 * np.sqrt(_towards_one(chromas_mean)) * np.sin(np.radians(turn))
    squares: Floats = by_light**2 + by_chroma**2 + by_hue**2 + rotation * by_chroma * by_hue
    return np.sqrt(squares)


def _towards_one(chroma: Floats) -> Floats:
    return chroma**7 / (chroma**7 + _FAR)


def _cylindrical(colours: Floats, weight: Floats) -> tuple[Floats, Floats, Floats]:
    """Return lightness, chroma and hue (degrees), with a* weighted."""
    light, a, b = colours.T
    a = (1 + weight) * a
    return light, np.hypot(a, b), np.degrees(np.arctan2(b, a)) % 360


def _apart(turned: Floats, chroma: tuple[Floats, ...]) -> Floats:
    """Return the difference of two hues, the short way round; none where one of them is grey."""
    short = turned - 360 * (turned > 180) + 360 * (turned < -180)
    return np.where(chroma[0] * chroma[1] == 0, 0.0, short)


def _mean_hue(hue: tuple[Floats, ...], chroma: tuple[Floats, ...]) -> Floats:
    both = hue[0] + hue[1]
    round_ = np.where(both < 360, both + 360, both - 360)
    mean = np.where(np.abs(hue[0] - hue[1]) > 180, round_, both) / 2
    return np.where(chroma[0] * chroma[1] == 0, both, mean)


def _hue_weight(hue: Floats) -> Floats:
    """Return T of the formula."""
    total = np.ones_like(hue)
    for factor, times, by in ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.20, 4, -63)):
        total += factor * np.cos(np.radians(times * hue + by))
    return total
