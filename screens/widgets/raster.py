"""Turn an icon's strokes into a picture: white, with its coverage as alpha, to be tinted."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from PIL import Image, ImageDraw

from app.content.icons import GRID, load_icons

Point = tuple[float, float]

_OVERSAMPLING = 4
_STEP = math.radians(6)  # an arc is drawn as short lines that turn by this much
_CURVE_STEPS = 24


def coverage(name: str, size: int) -> Image.Image:
    """Return an icon's coverage as a square greyscale picture, ``size`` px wide. Raises KeyError."""
    icons = load_icons()
    scale = size * _OVERSAMPLING / GRID
    picture = Image.new("L", (size * _OVERSAMPLING,) * 2)
    pen = ImageDraw.Draw(picture)
    for mark in icons.marks(name):
        if mark.shape == "dot":
            x, y, radius = (number * scale for number in mark.numbers)
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
        else:
            _stroke(
                pen,
                [(x * scale, y * scale) for x, y in _PATHS[mark.shape](mark.numbers)],
                icons.width * scale,
            )
    return picture.resize((size, size), Image.Resampling.LANCZOS)


def _stroke(pen: ImageDraw.ImageDraw, points: list[Point], width: float) -> None:
    """Draw a polyline with round joints and ends, which Pillow's own joints are not on thick lines."""
    pen.line(points, fill=255, width=round(width))
    half = width / 2
    for x, y in points:
        pen.ellipse((x - half, y - half, x + half, y + half), fill=255)


def _line(numbers: Sequence[float]) -> list[Point]:
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _shape(numbers: Sequence[float]) -> list[Point]:
    points = _line(numbers)
    return [*points, points[0]]


def _curve(numbers: Sequence[float]) -> list[Point]:
    """A cubic Bézier curve in Bernstein form."""
    ends = _line(numbers)

    def at(share: float) -> Point:
        rest = 1 - share
        weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
        x = sum(w * end[0] for w, end in zip(weights, ends, strict=True))
        y = sum(w * end[1] for w, end in zip(weights, ends, strict=True))
        return x, y

    return [at(step / _CURVE_STEPS) for step in range(_CURVE_STEPS + 1)]


def _arc(numbers: Sequence[float]) -> list[Point]:
    x, y, radius, start, end = numbers
    return list(_turn(x, y, radius, math.radians(start), math.radians(end)))


def _circle(numbers: Sequence[float]) -> list[Point]:
    return _arc([*numbers, 0, 360])


def _rect(numbers: Sequence[float]) -> list[Point]:
    x, y, width, height, radius = numbers
    right, bottom = x + width - radius, y + height - radius
    corners = (
        (right, bottom, 0),
        (x + radius, bottom, 90),
        (x + radius, y + radius, 180),
        (right, y + radius, 270),
    )
    points = [point for cx, cy, start in corners for point in _arc([cx, cy, radius, start, start + 90])]
    return [*points, points[0]]


def _turn(x: float, y: float, radius: float, start: float, end: float) -> Iterator[Point]:
    steps = max(1, math.ceil(abs(end - start) / _STEP))
    for step in range(steps + 1):
        angle = start + (end - start) * step / steps
        yield x + radius * math.cos(angle), y + radius * math.sin(angle)


_PATHS: dict[str, Callable[[Sequence[float]], list[Point]]] = {
    "line": _line,
    "shape": _shape,
    "curve": _curve,
    "arc": _arc,
    "circle": _circle,
    "rect": _rect,
}
