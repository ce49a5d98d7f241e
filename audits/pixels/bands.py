"""Which parts of a frame to draw when only some places in it matter."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, floor

from .affine import Rect, intersect, is_empty
from .framebuffer import Box

_WORTH_PX = 50_000  # what one walk through a canvas takes as much time as, in pixels filled
_MARGIN_PX = 1.0  # soft edges


def bands(places: Iterable[Rect], size: tuple[int, int]) -> list[Box]:
    """Return boxes, one above the other, that hold all places (px) in a frame of ``size``.

    Each is drawn by a walk through the whole canvas: two are parted only where that is less work than what
    lies between them.
    """
    boxes = [box for place in places if (box := _box(place, size)) is not None]
    found: list[Box] = []
    for box in sorted(boxes, key=lambda box: box[1]):
        if found and (box[1] - found[-1][3]) * size[0] < _WORTH_PX:
            found[-1] = _around(found[-1], box)
        else:
            found.append(box)
    return found


def _box(place: Rect, size: tuple[int, int]) -> Box | None:
    left, bottom, right, top = place
    grown = (left - _MARGIN_PX, bottom - _MARGIN_PX, right + _MARGIN_PX, top + _MARGIN_PX)
    inside = intersect(grown, (0, 0, *size))
    if is_empty(inside):
        return None
    return floor(inside[0]), floor(inside[1]), ceil(inside[2]), ceil(inside[3])


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
