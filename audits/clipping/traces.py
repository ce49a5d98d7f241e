"""Each texel of a text's ink, followed to the frame: whether it shows there, and if not, what takes it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ..looking.reading import attribute, is_a, truth
from ..looking.tree import Element
from ..pixels.affine import Affine, Rect, intersect
from ..pixels.contrast import Measured
from ..pixels.ink import Ink
from .scrolling import reach

Ints: TypeAlias = "NDArray[np.integer[Any]]"
Bools: TypeAlias = "NDArray[np.bool_]"
_EXACT = 1e-6  # px; places are sums of floats
_MIDDLE = 0.5


class Cause(IntEnum):
    """What takes a texel of ink.

    The text's own box; another line; the widget, which draws a part only; the window's edge; a widget around
    it; something drawn over what stands out of its widget; another text on it; something drawn over its
    widget. What is scrolled out can be brought back.
    """

    NONE = 0
    BOX = 1
    LINE = 2
    CROPPED = 3
    EDGE = 4
    CLIP = 5
    BESIDE = 6
    OVERLAP = 7
    COVERED = 8
    SCROLLED = 9


@dataclass(slots=True, eq=False)
class Trace:
    """A text whose ink was followed: for each texel its cause, and the frame pixel that it lies on.

    The pixel is -1 where nothing of the frame is: cut away by its box or widget, or beyond an edge.
    """

    element: Element
    result: Measured
    ink: Ink
    cause: NDArray[np.int8]
    pixel: NDArray[np.int64]

    @property
    def shows(self) -> Bools:
        """Which ink shows."""
        found: Bools = (self.cause == Cause.NONE) & (self.pixel >= 0)
        return found


class Tracer:
    """Follows ink to a frame of so many px; one scratch field, as large as the frame, serves all texts."""

    def __init__(self, width: int, height: int) -> None:
        self._frame: Rect = (0.0, 0.0, float(width), float(height))
        self._width = width
        self._shows = np.zeros(width * height, bool)

    def trace(self, element: Element, result: Measured, ink: Ink) -> Trace:
        """Tell for each texel of a text's ink whether it shows, and if not, why."""
        cause = np.zeros(len(ink.x), np.int8)
        whole = self._whole(element, result, ink)
        if whole is not None:
            return Trace(element, result, ink, cause, whole)
        pixel = np.full(len(ink.x), -1, np.int64)
        trace = Trace(element, result, ink, cause, pixel)
        cause[ink.overwritten] = Cause.LINE
        cause[ink.outside] = Cause.BOX
        to_frame = result.drawn.to_frame
        if to_frame is not None:
            _crop(trace)
            left = np.flatnonzero(cause == Cause.NONE)
            x, y = _pixels(to_frame, ink.x[left], ink.y[left])
            cause[left], pixel[left] = self._follow(element, result, x, y)
        return trace

    def _whole(self, element: Element, result: Measured, ink: Ink) -> NDArray[np.int64] | None:
        """Return the pixels of a text that shows whole, as most do; None where one has to look closer."""
        to_frame = result.drawn.to_frame
        if to_frame is None or not ink.intact or not _is_exact(to_frame) or _part(result) is not None:
            return None
        across, up = round(to_frame[4]), round(to_frame[5])
        left, top, right, bottom = ink.bounds
        around = intersect(self._frame, element.clip) if element.clipped else self._frame
        place: Rect = (left + across, up - bottom, right + across, up - top)
        if intersect(place, around) != place:
            return None
        flat = (up - 1 - ink.y.astype(np.int64)) * self._width + ink.x + across
        return flat if self._is_shown(result, flat).all() else None

    def _follow(
        self, element: Element, result: Measured, x: Ints, y: Ints
    ) -> tuple[NDArray[np.int8], NDArray[np.int64]]:
        """Return the causes of ink at these places, and the pixels that it lies on."""
        cause = np.zeros(len(x), np.int8)
        if element.clipped:
            cause[~_within(element.clip, x, y)] = Cause.CLIP
        cause[~_within(self._frame, x, y)] = Cause.EDGE
        if cause.any():
            cause[_within(reach(element, self._frame), x, y) & (cause != Cause.NONE)] = Cause.SCROLLED
        asked = np.flatnonzero(cause == Cause.NONE)
        flat = y[asked].astype(np.int64) * self._width + x[asked]
        shown = self._is_shown(result, flat)
        inside = _within(element.rect, x[asked], y[asked])
        cause[asked[~shown]] = np.where(inside[~shown], Cause.COVERED, Cause.BESIDE)
        pixel = np.full(len(x), -1, np.int64)
        pixel[asked] = flat
        return cause, pixel

    def _is_shown(self, result: Measured, flat: Ints) -> Bools:
        places = result.places
        if not _is_exact(result.drawn.to_frame):
            # A texture that is turned, or lies between pixels, is blurred: the pixels beside count, too.
            steps = (0, 1, -1, self._width, -self._width)
            around = np.concatenate([places + step for step in steps])
            places = np.clip(around, 0, len(self._shows) - 1)
        self._shows[places] = True
        shown: Bools = self._shows[flat]
        self._shows[places] = False
        return shown


def _pixels(to_frame: Affine, x: Ints, y: Ints) -> tuple[Ints, Ints]:
    """Return the frame pixels, across and up, in which the middles of texels lie."""
    a, b, c, d, e, f = to_frame
    middle_x, middle_y = x + _MIDDLE, y + _MIDDLE
    across, up = a * middle_x + c * middle_y + e, b * middle_x + d * middle_y + f
    return np.floor(across).astype(np.int64), np.floor(up).astype(np.int64)


def _is_exact(to_frame: Affine | None) -> bool:
    """Tell whether each texel fills one pixel."""
    if to_frame is None:
        return False
    a, b, c, d, e, f = to_frame
    return (a, b, c, d) == (1, 0, 0, -1) and abs(e - round(e)) < _EXACT and abs(f - round(f)) < _EXACT


def _within(rect: Rect, x: Ints, y: Ints) -> Bools:
    """Tell which pixels, or texels, have their middle in a rectangle."""
    left, low, right, high = (side - _MIDDLE for side in rect)
    result: Bools = (x >= left) & (x <= right) & (y >= low) & (y <= high)
    return result


def _part(result: Measured) -> Rect | None:
    """Return the part of its texture that a text's widget draws, in texels; None where it draws all."""
    source, coords = result.drawn.source, result.drawn.coords
    width, height = source.texture_size
    across, down = [u * width for u in coords[::2]], [v * height for v in coords[1::2]]
    part = (min(across), min(down), max(across), max(down))
    whole = part[0] <= 0 and part[1] <= 0 and part[2] >= width and part[3] >= height
    return None if whole else part


def _crop(trace: Trace) -> None:
    """Mark the ink that lies outside of the part of its texture that its widget draws."""
    part, ink = _part(trace.result), trace.ink
    if part is None:
        return
    beyond = ~_within(part, ink.x, ink.y) & (trace.cause == Cause.NONE)
    trace.cause[beyond] = Cause.CROPPED
    if _is_typed(trace):  # it can be scrolled, but in a field of one line not up and down
        beside = (ink.x < part[0] - _MIDDLE) | (ink.x > part[2] - _MIDDLE)
        trace.cause[beyond & (beside | truth(trace.element.widget, "multiline"))] = Cause.SCROLLED


def _is_typed(trace: Trace) -> bool:
    lines = attribute(trace.element.widget, "_lines_labels")
    texture = trace.result.drawn.instruction.texture
    return is_a(lines, list) and any(line is texture for line in lines)
