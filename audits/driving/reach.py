"""How to scroll to what is on the page but out of sight, as a person would."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from ..looking.tree import Element
from ..pixels.affine import Rect, is_empty
from .finder import Point, above, seen

_IN_THE_MIDDLE_PX = 2.0
_LEAST_DRAWN_PX = 60.0  # a finger that moves less may be taken for a tap, or moves a list by nothing


@dataclass(frozen=True, slots=True)
class Way:
    """How something comes into sight: in which list, and how far a finger has to draw it there, in px."""

    around: Element
    by: Point

    @property
    def direction(self) -> str:
        """Where it lies, in the words of scripts."""
        x, y = self.by
        if y:
            return "DOWN" if y > 0 else "UP"
        return "RIGHT" if x < 0 else "LEFT"


def within_reach(element: Element) -> bool:
    """Tell whether an element is in sight, or can be scrolled into sight."""
    return seen(element) or way_to(element) is not None


def way_to(element: Element) -> Way | None:
    """Return how to scroll an element into sight; None where it is in sight, or cannot be brought there."""
    if seen(element) or is_empty(element.rect) or "hidden" in element.states or is_inert(element):
        return None
    scrolled = [element, *(each for each in above(element) if each.scrolls)]
    # The outermost list first: what lies further in cannot be scrolled before it is in sight itself.
    for inner, outer in reversed(list(pairwise(scrolled))):
        by = _way_within(inner.rect, outer)
        if by is not None:
            return Way(outer, by) if seen(outer) else None
    return None


def way_to_middle(element: Element) -> Way | None:
    """Return how to scroll an element that is in sight to its list's middle; None where it lies there."""
    around = next((each for each in above(element) if each.scrolls), None)
    if around is None:
        return None
    left, bottom, right, top = around.visible
    away = (
        (left + right - element.rect[0] - element.rect[2]) / 2,
        (bottom + top - element.rect[1] - element.rect[3]) / 2,
    )
    by = tuple(
        part if getattr(around.widget, side, False) else 0.0
        for part, side in zip(away, ("do_scroll_x", "do_scroll_y"), strict=True)
    )
    return Way(around, (by[0], by[1])) if max(map(abs, by)) > _IN_THE_MIDDLE_PX else None


def way_to_rest(element: Element, around: Element, direction: str) -> Point | None:
    """Return how far a finger draws a list to show what of an element in sight lies beyond it, in px.

    ``direction`` is where that lies. None where nothing of it does, as of what is larger than the list.
    """
    left, bottom, right, top = around.visible
    rest = {
        "DOWN": (0.0, bottom - element.rect[1]),
        "UP": (0.0, top - element.rect[3]),
        "RIGHT": (right - element.rect[2], 0.0),
        "LEFT": (left - element.rect[0], 0.0),
    }[direction]
    room = {
        "DOWN": top - element.rect[3],
        "UP": element.rect[1] - bottom,
        "RIGHT": element.rect[0] - left,
        "LEFT": right - element.rect[2],
    }[direction]
    by = rest[0] + rest[1]
    if (by > 0) is not (direction in ("DOWN", "LEFT")) or room < _LEAST_DRAWN_PX:
        return None
    share = min(max(abs(by), _LEAST_DRAWN_PX), room) / abs(by)
    return rest[0] * share, rest[1] * share


def shown_share(element: Element) -> float:
    """Return how much of an element is in sight, 0 to 1."""
    whole = _area(element.rect)
    return 1.0 if not whole else round(_area(element.visible) / whole, 2) if seen(element) else 0.0


def _area(rect: Rect) -> float:
    left, bottom, right, top = rect
    return max(0.0, right - left) * max(0.0, top - bottom)


def is_inert(element: Element) -> bool:
    """Tell whether an element lies below something open, and is out of reach as long as that is."""
    lies_in = (element, *above(element))
    return any("inert" in each.states or getattr(each.widget, "inert", False) for each in lies_in)


def _way_within(rect: Rect, around: Element) -> Point | None:
    """Return how far a rectangle outside a list is from its middle, in a direction in which it scrolls."""
    left, bottom, right, top = around.rect
    away = ((left + right - rect[0] - rect[2]) / 2, (bottom + top - rect[1] - rect[3]) / 2)
    if (rect[3] <= bottom or rect[1] >= top) and getattr(around.widget, "do_scroll_y", False):
        return 0.0, away[1]
    if (rect[2] <= left or rect[0] >= right) and getattr(around.widget, "do_scroll_x", False):
        return away[0], 0.0
    return None
