"""What hides a widget: something drawn later, without which the frame changes wherever the widget lies."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from ..looking.screen import bare_frame
from ..looking.tree import Element
from ..pixels.affine import intersect
from ..pixels.colour import Bytes

if TYPE_CHECKING:
    from ..driving.finder import Point
    from .probe import Probe

_SHARES = (0.02, 0.5, 0.98)  # of a widget's sides: its edges, where rings are drawn, and its middle


def cover_of(probe: Probe, hidden: Element) -> Element | None:
    """Return what lies over all of an element and is drawn there, None where nothing does.

    What is drawn last is tried first, as the nearest to whoever looks. Where that is transparent, as a field
    on a panel, all that lies there is tried, and the outermost of it is returned. That takes three frames.
    """
    from ..driving.finder import contains, elements_of, seen

    elements = elements_of(probe.root)
    number = next((n for n, each in enumerate(elements) if each.widget is hidden.widget), None)
    if number is None:
        return None
    target = elements[number]
    inside = {id(each) for each in target.walk()}
    later = [each for each in elements[number + 1 :] if id(each) not in inside and seen(each)]
    points = _points(probe, target)
    covers = [[each for each in later if contains(each.visible, point)] for point in points]
    if not points or not all(covers):
        return None
    before = bare_frame(probe.root)
    middle = covers[len(covers) // 2]
    if _changes(probe, before, points, [each[-1] for each in covers]):
        return middle[-1]
    if _changes(probe, before, points, [each for pile in covers for each in pile]):
        return middle[0]
    return None


def _changes(probe: Probe, before: Bytes, points: list[Point], covers: list[Element]) -> bool:
    """Tell whether the frame changes at all points when these are not drawn."""
    shown = {each.widget: each.widget.canvas.opacity for each in covers}
    try:
        for widget in shown:
            widget.canvas.opacity = 0
        without = bare_frame(probe.root)
    finally:
        for widget, opacity in shown.items():
            widget.canvas.opacity = opacity
    changed = np.any(before[..., :3] != without[..., :3], axis=-1)
    return all(changed[int(y), int(x)] for x, y in points)


def _points(probe: Probe, element: Element) -> list[tuple[float, float]]:
    height, width = probe.screen.frame.shape[:2]
    left, bottom, right, top = intersect(element.visible, (0.0, 0.0, width - 1.0, height - 1.0))
    if right <= left or top <= bottom:
        return []
    across = [left + (right - left) * share for share in _SHARES]
    up = [bottom + (top - bottom) * share for share in _SHARES]
    return [(int(x) + 0.5, int(y) + 0.5) for x, y in product(across, up)]
