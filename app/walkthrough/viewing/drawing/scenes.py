"""The screens of a walk in their order, each with the touch that leads on from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from math import ceil, floor

from PIL import Image, ImageDraw

from app.walkthrough.recorded.walk import Point, RecordedStep, Walk
from app.walkthrough.viewing.frames import frames, spread

MARK = (0xFF, 0x2D, 0x20)
_HALO = (0xFF, 0xFF, 0xFF)
_FINER = 4
_FINGER = 20  # of a phone's width: a finger's tip is some 9 mm wide, of 65


@dataclass(frozen=True, slots=True)
class Scene:
    """A screen: the step that led to it, and the touch that was made on it (px from the top left).

    ``lasts_s`` is how long it was seen on the virtual clock.
    """

    step: RecordedStep
    picture: Image.Image
    touch: Point | None
    touch_to: Point | None
    lasts_s: float


def scenes(walk: Walk, most: int) -> Iterator[Scene]:
    """Yield the screens of a walk, at most so many of them; a picture whose file is gone is left out."""
    every = list(frames(walk))
    following = {step.number: after for step, after in zip_longest(every, every[1:])}
    for step in spread(every, most):
        try:
            with Image.open(walk.picture(step.after)) as opened:
                picture = opened.convert("RGB")
        except OSError:
            continue
        after = following[step.number]
        touched = _touched(walk, step, after)
        until = after.at_s if after else walk.virtual_s
        lasts_s = max(0.0, until - step.at_s - step.took_s)
        yield Scene(step, picture, *((touched.touch, touched.touch_to) if touched else (None, None)), lasts_s)


def mark_touch(picture: Image.Image, touch: Point, to: Point | None = None, scale: float = 1.0) -> None:
    """Draw a touch into a picture, or a swipe from one place to another; places are px before scaling.

    It is drawn larger and made smaller: Pillow's lines have no smooth edges.
    """
    radius = max(10.0, min(picture.size) / _FINGER)
    points = [(x * scale, y * scale) for x, y in filter(None, (touch, to))]
    room = radius + 8
    left, top = (floor(min(axis) - room) for axis in zip(*points, strict=True))
    right, bottom = (ceil(max(axis) + room) for axis in zip(*points, strict=True))
    drawn = Image.new("RGBA", ((right - left) * _FINER, (bottom - top) * _FINER), (*_HALO, 0))
    _draw_touch(
        ImageDraw.Draw(drawn), [((x - left) * _FINER, (y - top) * _FINER) for x, y in points], radius * _FINER
    )
    small = drawn.resize((right - left, bottom - top), Image.Resampling.BOX)
    picture.paste(small, (left, top), small)


def _draw_touch(pen: ImageDraw.ImageDraw, points: list[Point], radius: float) -> None:
    if len(points) > 1:
        pen.line(points, _HALO, 7 * _FINER)
        pen.line(points, MARK, 3 * _FINER)
    x, y = points[0]
    for colour, width, grown in ((_HALO, 6, 1.5 * _FINER), (MARK, 3, 0.0)):
        reach = radius + grown
        pen.ellipse((x - reach, y - reach, x + reach, y + reach), outline=colour, width=width * _FINER)
    dot = radius / 4
    pen.ellipse((x - dot, y - dot, x + dot, y + dot), fill=MARK)


def _touched(walk: Walk, step: RecordedStep, after: RecordedStep | None) -> RecordedStep | None:
    """Return the last step that touches a screen before the next one is seen."""
    last = after.number if after else walk.steps[-1].number
    touching = [each for each in walk.steps if step.number < each.number <= last and each.touch]
    return touching[-1] if touching else None
