"""Turn an icon's strokes into a picture: white, with its coverage as alpha, to be tinted."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw

Point = tuple[float, float]

GRID = 24
_OVERSAMPLING = 4
_STEP = math.radians(6)  # an arc is drawn as short lines that turn by this much
_CURVE_STEPS = 24
_DATA = Path(__file__).with_name("icons.toml")


@cache
def _data() -> tuple[float, dict[str, tuple[str, ...]]]:
    content = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return content["width"], {name: tuple(marks) for name, marks in content["icons"].items()}


def icon_names() -> tuple[str, ...]:
    """Return the names of all icons."""
    return tuple(_data()[1])


def coverage(name: str, size: int) -> Image.Image:
    """Return an icon's coverage as a square greyscale picture, ``size`` px wide. Raises KeyError."""
    width, icons = _data()
    scale = size * _OVERSAMPLING / GRID
    picture = Image.new("L", (size * _OVERSAMPLING,) * 2)
    pen = ImageDraw.Draw(picture)
    for mark in icons[name]:
        verb, *words = mark.split()
        numbers = [float(word) for word in words]
        if verb == "dot":
            x, y, radius = (number * scale for number in numbers)
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
        else:
            _stroke(pen, [(x * scale, y * scale) for x, y in _PATHS[verb](numbers)], width * scale)
    return picture.resize((size, size), Image.Resampling.LANCZOS)


def _stroke(pen: ImageDraw.ImageDraw, points: list[Point], width: float) -> None:
    """Draw a polyline with round joints and ends, which Pillow's own joints are not on thick lines."""
    pen.line(points, fill=255, width=round(width))
    half = width / 2
    for x, y in points:
        pen.ellipse((x - half, y - half, x + half, y + half), fill=255)


def _line(numbers: list[float]) -> list[Point]:
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _shape(numbers: list[float]) -> list[Point]:
    points = _line(numbers)
    return [*points, points[0]]


def _curve(numbers: list[float]) -> list[Point]:
    """A cubic Bézier curve in Bernstein form."""
    ends = _line(numbers)

    def at(share: float) -> Point:
        rest = 1 - share
        weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
        x = sum(w * end[0] for w, end in zip(weights, ends, strict=True))
        y = sum(w * end[1] for w, end in zip(weights, ends, strict=True))
        return x, y

    return [at(step / _CURVE_STEPS) for step in range(_CURVE_STEPS + 1)]


def _arc(numbers: list[float]) -> list[Point]:
    x, y, radius, start, end = numbers
    return list(_turn(x, y, radius, math.radians(start), math.radians(end)))


def _circle(numbers: list[float]) -> list[Point]:
    return _arc([*numbers, 0, 360])


def _rect(numbers: list[float]) -> list[Point]:
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


_PATHS: dict[str, Callable[[list[float]], list[Point]]] = {
    "line": _line,
    "shape": _shape,
    "curve": _curve,
    "arc": _arc,
    "circle": _circle,
    "rect": _rect,
}
