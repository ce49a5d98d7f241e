"""The page with the focus and without it: a control's surroundings, and all of it where those do not tell.

A part of a page costs less to draw than all of it. What draws with coordinates of its own (a shader, say) may
come out otherwise there; then whole pages are drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..looking.screen import bare_frame
from ..looking.tree import Element
from ..pixels.affine import Rect, bounds, intersect, is_empty
from ..pixels.colour import Bytes

if TYPE_CHECKING:
    from .probe import Probe

_AROUND_DP = 8.0  # where rings are drawn
_MOVED_PX = 1.0
_STEP_PX = 64  # sides of parts are multiples of it: a framebuffer is made for each size
Part = tuple[int, int, int, int]


class Plain:
    """The page without the focus: drawn again only where something has scrolled to what had it."""

    def __init__(self, probe: Probe) -> None:
        self._probe = probe
        self._views = [each.widget for each in probe.screen.elements if each.scrolls]
        self._drawn: tuple[object, Bytes] | None = None
        self._focused: Bytes | None = None
        self._parts: bool | None = None

    def begin(self) -> None:
        """Take the focus from whatever has it, the first time; Kivy takes it when another one gets it."""
        self._focused = None
        if self._drawn is None:
            self._plain()

    def now(self, element: Element) -> Element | None:
        """Return an element as it stands now, None where no part of it is on the screen."""
        from ..driving.finder import elements_of

        found = element
        if self._drawn is None or self._drawn[0] != self._places() or _has_moved(element):
            each = (one for one in elements_of(self._probe.root) if one.widget is element.widget)
            found = next(each, element)
        height, width = self._probe.screen.frame.shape[:2]
        return None if is_empty(intersect(found.visible, (0.0, 0.0, float(width), float(height)))) else found

    def around(self, now: Element) -> tuple[Bytes, Bytes]:
        """Return the surroundings of what has the focus, with the focus and without."""
        part = self._part(now.visible)
        focused = self._part_focused(part)
        return focused, _cut(self._plain(), part)

    def _part_focused(self, part: Part) -> Bytes:
        """Draw a part of the page alone, once it is known to come out as it does within the whole."""
        scrolled = self._drawn is not None and self._drawn[0] != self._places()
        if scrolled or self._parts is False:  # the whole is needed while the focus is there
            return _cut(self._whole_focused(), part)
        focused = bare_frame(self._probe.root, part)
        if self._parts is None:
            self._parts = np.array_equal(focused, _cut(self._whole_focused(), part))
        return focused if self._parts else _cut(self._whole_focused(), part)

    def whole(self) -> tuple[Bytes, Bytes]:
        """Return the whole page with the focus, and without it as that comes after.

        What had the focus before may not look quite as it did at first; no part of this focus is that.
        """
        focused = self._whole_focused()
        self._drawn = None
        return focused, self._plain()

    def _whole_focused(self) -> Bytes:
        if self._focused is None:
            self._focused = bare_frame(self._probe.root)
        return self._focused

    def _plain(self) -> Bytes:
        """Return the frame with nothing focused, as far scrolled as now."""
        if self._drawn is None or self._drawn[0] != self._places():
            places = self._places()
            _let_go(self._probe)
            self._drawn = places, bare_frame(self._probe.root)
        return self._drawn[1]

    def _places(self) -> list[tuple[float, float]]:
        return [(view.scroll_x, view.scroll_y) for view in self._views]

    def _part(self, rect: Rect) -> Part:
        margin = _AROUND_DP * self._probe.screen.scale
        height, width = self._probe.screen.frame.shape[:2]
        left, right = _stretched(rect[0] - margin, rect[2] + margin, width)
        bottom, top = _stretched(rect[1] - margin, rect[3] + margin, height)
        return left, bottom, right, top


def _stretched(low: float, high: float, most: int) -> tuple[int, int]:
    """Return whole px from low to high, stretched to the next step, within a frame of ``most`` px."""
    start, end = max(0, int(low)), min(most, int(high) + 1)
    length = min(most, -(-(end - start) // _STEP_PX) * _STEP_PX)
    start = max(0, min(start, most - length))
    return start, start + length


def _cut(frame: Bytes, part: Part) -> Bytes:
    left, bottom, right, top = part
    return frame[bottom:top, left:right]


def _has_moved(element: Element) -> bool:
    """Tell whether a widget stands elsewhere in its parent than at the look, or is of another size."""
    widget = element.widget
    corners = (widget.x, widget.y, widget.x + widget.width, widget.y + widget.height)
    return not np.allclose(bounds(element.to_frame, corners), element.rect, atol=_MOVED_PX)


def _let_go(probe: Probe) -> None:
    """Take the focus from whatever has it."""
    holder = probe.focused()
    if holder is not None:
        holder.focus = False
    probe.one()
    probe.settle()
