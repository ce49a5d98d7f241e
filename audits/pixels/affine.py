"""Affine maps of the plane, as Kivy's 4 × 4 matrices act on flat widgets: six numbers a map.

``(a, b, c, d, e, f)`` maps ``(x, y)`` to ``(a·x + c·y + e, b·x + d·y + f)``, the order of SVG and PDF.
"""

from __future__ import annotations

from math import isfinite
from typing import TypeAlias

Affine: TypeAlias = tuple[float, float, float, float, float, float]
Rect: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top."""

IDENTITY: Affine = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_FLAT = 1e-9


def compose(outer: Affine, inner: Affine) -> Affine:
    """Return the map that applies ``inner`` first and ``outer`` to its result."""
    a, b, c, d, e, f = outer
    p, q, r, s, t, u = inner
    return (a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f)


def apply(map_: Affine, x: float, y: float) -> tuple[float, float]:
    """Return the image of one point."""
    a, b, c, d, e, f = map_
    return a * x + c * y + e, b * x + d * y + f


def invert(map_: Affine) -> Affine | None:
    """Return the inverse map, or None where the map flattens the plane (a widget scaled to nothing)."""
    a, b, c, d, e, f = map_
    det = a * d - b * c
    if not abs(det) >= _FLAT:  # NaN, too
        return None
    return (d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det)


def from_images(origin: tuple[float, float], right: tuple[float, float], up: tuple[float, float]) -> Affine:
    """Return the map that takes (0, 0), (1, 0) and (0, 1) to the three points given."""
    return (
        right[0] - origin[0],
        right[1] - origin[1],
        up[0] - origin[0],
        up[1] - origin[1],
        origin[0],
        origin[1],
    )


def bounds(map_: Affine, rect: Rect) -> Rect:
    """Return the smallest upright rectangle around the image of a rectangle.

    It is empty where a figure is not finite, for then nothing is drawn: an app may turn a widget by NaN.
    """
    found = _bounds(map_, rect)
    return found if isfinite(sum(found)) else (0.0, 0.0, 0.0, 0.0)


def _bounds(map_: Affine, rect: Rect) -> Rect:
    left, bottom, right, top = rect
    a, b, c, d, e, f = map_
    if b == 0 == c:  # by far the most widgets stand upright
        x0, x1, y0, y1 = a * left + e, a * right + e, d * bottom + f, d * top + f
        return (
            (x0 if x0 < x1 else x1),
            (y0 if y0 < y1 else y1),
            (x1 if x0 < x1 else x0),
            (y1 if y0 < y1 else y0),
        )
    corners = [apply(map_, x, y) for x in (left, right) for y in (bottom, top)]
    xs = [x for x, _ in corners]
    ys = [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def intersect(one: Rect, other: Rect) -> Rect:
    """Return what two rectangles share; its sides cross where they share nothing."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def is_empty(rect: Rect) -> bool:
    """Tell whether a rectangle holds no area."""
    return rect[2] <= rect[0] or rect[3] <= rect[1]
