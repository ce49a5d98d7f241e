"""How far what an element draws can be brought into sight by scrolling, swiping or dragging."""

from __future__ import annotations

from itertools import pairwise
from math import inf

from ..looking.reading import truth
from ..looking.tree import Element, is_stencil
from ..pixels.affine import Rect, intersect

_EVERYWHERE: Rect = (-inf, -inf, inf, inf)
_ROUNDING_PX = 2.0  # what a list is longer than it is high, by rounding


def reach(element: Element, frame: Rect) -> Rect:
    """Return the part of the plane, in frame pixels, of which everything is in sight or can be brought there.

    ``frame`` is the frame's own rectangle. What an element draws outside of the result, nobody ever sees.
    """
    area = frame
    for around, inner in pairwise(_line(element)):
        if _is_moved_by_hand(around):
            area = _EVERYWHERE
        elif is_stencil(type(around.widget)):
            area = _scrolled(around, inner, intersect(area, around.rect))
    return area


def scrolls(element: Element) -> bool:
    """Tell whether an element lies in a list longer, or wider, than what shows of it, or is moved by hand."""
    return any(
        _is_moved_by_hand(around) or any(_directions(around, inner))
        for around, inner in pairwise(_line(element))
    )


def _is_moved_by_hand(around: Element) -> bool:
    """Tell whether a finger moves what is in an element, wherever that is now."""
    drags = _on(around, "do_translation_x") or _on(around, "do_translation_y")
    return _is_a(around, "PageLayout") or (_is_a(around, "Scatter") and drags)


def _line(element: Element) -> list[Element]:
    """Return the elements from the outermost one to this one."""
    line = [element]
    while line[-1].parent is not None:
        line.append(line[-1].parent)
    return line[::-1]


def _scrolled(around: Element, inner: Element, seen: Rect) -> Rect:
    """Widen what is seen of a list by all of its content, in the directions in which it scrolls."""
    across, along = _directions(around, inner)
    left, bottom, right, top = seen
    if across:
        left, right = min(left, inner.rect[0]), max(right, inner.rect[2])
    if along:
        bottom, top = min(bottom, inner.rect[1]), max(top, inner.rect[3])
    return left, bottom, right, top


def _directions(around: Element, inner: Element) -> tuple[bool, bool]:
    """Tell whether an element moves what is in it across, and up and down."""
    if _is_a(around, "Carousel"):
        return True, True
    if not _is_a(around, "ScrollView"):
        return False, False
    wide, high = (inner.rect[2] - inner.rect[0], inner.rect[3] - inner.rect[1])
    left, bottom, right, top = around.rect
    return (
        _on(around, "do_scroll_x") and wide > right - left + _ROUNDING_PX,
        _on(around, "do_scroll_y") and high > top - bottom + _ROUNDING_PX,
    )


def _on(element: Element, name: str) -> bool:
    return truth(element.widget, name)


def _is_a(element: Element, name: str) -> bool:
    """Classes are known by name: importing them would load what the app never uses."""
    return any(base.__name__ == name for base in type(element.widget).__mro__)
