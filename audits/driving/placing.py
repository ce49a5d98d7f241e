"""Where things lie to one another, how large they are, and of what kind, as selectors ask."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from kivy.metrics import dp

from ..looking.reading import words
from ..looking.tree import Element
from ..pixels.affine import Rect, is_empty
from .gestures import Selector

_SAME_SIDE = 0.03  # of a side: what is nearly as high as wide is a square, as in Maestro
_LONG_TEXT = 200  # characters

_LIES: dict[str, Callable[[Rect, Rect], bool]] = {
    "below": lambda rect, other: rect[3] < other[3],
    "above": lambda rect, other: rect[3] > other[3],
    "left_of": lambda rect, other: rect[0] < other[0],
    "right_of": lambda rect, other: rect[0] > other[0],
}


def place_of(element: Element) -> Rect:
    """Return where an element is: what shows of it, or where it would be if it is out of sight."""
    return element.rect if is_empty(element.visible) else element.visible


def lies(side: str, rect: Rect, other: Rect) -> bool:
    """Tell whether a rectangle begins below, above, left or right of where another begins, as in Maestro."""
    return _LIES[side](rect, other)


def distance(side: str, rect: Rect, others: Iterable[Rect]) -> float:
    """Return how far a rectangle's middle is from the nearest of those that it lies beside, in px."""
    return min(math.dist(_middle(rect), _middle(other)) for other in others if lies(side, rect, other))


def has_size(element: Element, selector: Selector) -> bool:
    """Tell whether an element has the size that a selector gives, in dp."""
    left, bottom, right, top = element.rect
    sides = ((selector.width, right - left), (selector.height, top - bottom))
    return all(
        wanted is None or abs(round(side / dp(1)) - wanted) <= selector.tolerance for wanted, side in sides
    )


def has_traits(element: Element, traits: Sequence[str]) -> bool:
    """Tell whether an element is of all these kinds."""
    return all(_TRAITS[trait](element) for trait in traits)


def _is_square(element: Element) -> bool:
    left, bottom, right, top = element.rect
    return top > bottom and abs(1 - (right - left) / (top - bottom)) < _SAME_SIDE


_TRAITS: dict[str, Callable[[Element], bool]] = {
    "text": lambda element: bool(words(element.widget, "text")),
    "square": _is_square,
    "long-text": lambda element: len(words(element.widget, "text")) > _LONG_TEXT,
}


def _middle(rect: Rect) -> tuple[float, float]:
    left, bottom, right, top = rect
    return (left + right) / 2, (bottom + top) / 2
