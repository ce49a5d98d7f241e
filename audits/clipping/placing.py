"""Where an element stands: pushed out by its neighbours, beyond all scrolling, under something open."""

from __future__ import annotations

from ..looking.screen import Screen
from ..looking.tree import Element, shows
from ..pixels.affine import Rect, intersect, is_empty
from .scrolling import reach

_SIDE_BY_SIDE = frozenset({"BoxLayout", "GridLayout", "StackLayout"})


def is_beyond_reach(screen: Screen, element: Element, rects: list[Rect]) -> bool:
    """Tell whether no scrolling brings any of these parts of the frame, drawn by an element, into sight."""
    height, width = screen.frame.shape[:2]
    area = reach(element, (0.0, 0.0, float(width), float(height)))
    return all(is_empty(intersect(rect, area)) for rect in rects)


def is_pushed_out(element: Element) -> bool:
    """Tell whether a layout has no room for it: what is put aside on purpose lies in no row or column.

    What is folded up has no size.
    """
    around: Element | None = element
    while around is not None and not shows(around):
        if is_empty(around.rect):
            return False
        around = around.parent
    return around is not None and any(base.__name__ in _SIDE_BY_SIDE for base in type(around.widget).__mro__)


def lies_under_open(screen: Screen, element: Element) -> bool:
    """Tell whether a part of the window that stands above its own, a menu say, lies over its texts."""
    top = element
    while top.parent is not None:
        top = top.parent
    tops = [each for each in screen.elements if each.parent is None]
    above = tops[tops.index(top) + 1 :] if top in tops else []
    drawn = [each.drawn.rect or element.rect for each in screen.texts.get(element, ())]
    return any(not is_empty(intersect(each.visible, rect)) for each in above for rect in drawn)
