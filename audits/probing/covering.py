"""What hides a widget: something drawn later, without which the frame changes wherever the widget lies."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from ..looking.screen import bare_frame
from ..looking.tree import Element
from ..pixels.affine import intersect

if TYPE_CHECKING:
    from .probe import Probe

_SHARES = (0.02, 0.5, 0.98)  # of a widget's sides: its edges, where rings are drawn, and its middle


def cover_of(probe: Probe, hidden: Element) -> Element | None:
    """Return what lies over all of an element and is drawn there, None where nothing does.

    Two frames are drawn where something lies there.
    """
    from ..driving.finder import elements_of, on_top

    elements = elements_of(probe.root)
    target = next((each for each in elements if each.widget is hidden.widget), None)
    if target is None:
        return None
    points = _points(probe, target)
    covers = [on_top(elements, target, point) for point in points]
    found = [cover for cover in covers if cover is not None]
    if not points or len(found) < len(points):
        return None
    before = bare_frame(probe.root)
    shown = {id(cover): cover.widget.canvas.opacity for cover in found}
    try:
        for cover in found:
            cover.widget.canvas.opacity = 0
        without = bare_frame(probe.root)
    finally:
        for cover in found:
            cover.widget.canvas.opacity = shown[id(cover)]
    changed = np.any(before[..., :3] != without[..., :3], axis=-1)
    drawn = all(changed[int(y), int(x)] for x, y in points)
    return found[len(found) // 2] if drawn else None


def _points(probe: Probe, element: Element) -> list[tuple[float, float]]:
    height, width = probe.screen.frame.shape[:2]
    left, bottom, right, top = intersect(element.visible, (0.0, 0.0, width - 1.0, height - 1.0))
    if right <= left or top <= bottom:
        return []
    across = [left + (right - left) * share for share in _SHARES]
    up = [bottom + (top - bottom) * share for share in _SHARES]
    return [(int(x) + 0.5, int(y) + 0.5) for x, y in product(across, up)]
