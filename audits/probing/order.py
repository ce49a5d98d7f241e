"""The order in which keys go through a page, beside the order in which it is read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ..looking.tree import Element

if TYPE_CHECKING:
    from kivy.uix.widget import Widget


def backward_steps(asked: Sequence[Element], reached: Sequence[Widget]) -> set[int]:
    """Return the uids of what Tab goes back up to, within one column.

    The last step, from the end round to the first, is none. What stands beside what came before may be
    another column, and is left to the app.
    """
    by_uid = {each.widget.uid: each for each in asked}
    ordered = [by_uid[widget.uid] for widget in reached if widget.uid in by_uid]
    first = min(range(len(ordered)), key=lambda n: _top_left(ordered[n]), default=0)
    ordered = ordered[first:] + ordered[:first]  # a round has no beginning of its own
    return {after.widget.uid for before, after in pairwise(ordered) if _is_above(before, after)}


def _top_left(element: Element) -> tuple[float, float]:
    """Return what sorts by reading: what lies in lists stands where the outermost of these stands."""
    rect = next(reversed(_lists(element)), element).rect
    return -rect[3], rect[0]


def _is_above(one: Element, other: Element) -> bool:
    """Tell whether another element stands above one, in its column.

    What lies in a list that the other does not lie in stands where that list stands, however far it is
    scrolled.
    """
    lists, others = _lists(one), _lists(other)
    here = next((each for each in reversed(lists) if each not in others), one).rect
    there = next((each for each in reversed(others) if each not in lists), other).rect
    return there[1] >= here[3] and there[0] < here[2] and there[2] > here[0]


def _lists(element: Element) -> list[Element]:
    """Return the lists that an element lies in, the innermost first."""
    from ..driving.finder import above

    return [each for each in above(element) if each.scrolls]
