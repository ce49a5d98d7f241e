"""Words that are announced: whether they can be seen, or scrolled into sight."""

from __future__ import annotations

from ..looking.reading import words
from ..looking.screen import Screen
from ..looking.tree import Element
from ..pixels.affine import Rect, intersect, is_empty
from .disagreement import Agreement, doubtful, exempt, failed
from .told import Told, shows_letters

_OVER_A_PAGE = 0.5  # share of the page's area from which what lies over others is a page of its own
_CONTRAST = frozenset({"same-colour", "covered-by-itself"})
_GONE = frozenset({"clipped", "off-screen"})


def _why_unseen(screen: Screen, element: Element) -> frozenset[str]:
    """Return why nothing of the texts in an element shows; nothing where one does, or there are none."""
    results = [each for inside in element.walk() for each in screen.texts.get(inside, ())]
    results = [each for each in results if each.drawn.source.text.strip()]
    if any(shows_letters(each) or each.is_copy for each in results):
        return frozenset()
    return frozenset("same-colour" if each.letters else each.hidden_because for each in results)


def compare_sight(screen: Screen, told: Told, element: Element) -> Agreement | None:
    """Return why the words of what is announced cannot be seen; None where they can, or it has none.

    What scrolls comes into sight, and what is too faint to be seen is judged by text-contrast.
    """
    reasons = _why_unseen(screen, element) if told.node(element) is not None else frozenset()
    if not reasons or "" in reasons:
        return None
    if reasons & _CONTRAST:
        return exempt("text-contrast", "Nobody can read its words, which text-contrast judges.")
    if _scrolls(element) or (reasons & _GONE and element.visible != element.rect):
        return exempt("unseen", "Scrolling or drawing brings it into sight.")
    return _covered(screen, element) if "covered" in reasons else _invisible(element, reasons)


def _invisible(element: Element, reasons: frozenset[str]) -> Agreement | None:
    if words(element.widget, "accessible_name") or "shadow" in reasons:
        return None
    why = "lie beyond what is shown" if reasons & _GONE else "are transparent"
    return doubtful("unseen", f"It is announced, and its words {why}: are they for screen readers alone?")


def _scrolls(element: Element) -> bool:
    at: Element | None = element
    while at is not None and not at.scrolls:
        at = at.parent
    return at is not None


def _covered(screen: Screen, element: Element) -> Agreement:
    over = _page_over(screen, element)
    if over is not None:
        kind = type(over.widget).__name__
        return failed("behind-overlay", f"It is announced though {kind} lies over it and hides it.")
    return doubtful("covered", "It is announced, and something lies over it: can it be brought to light?")


def _page_over(screen: Screen, element: Element) -> Element | None:
    """Return the page that is drawn over an element; None where what lies there is no page."""
    page = _area(screen.view)
    mine = {id(each) for each in element.walk()}
    at: Element | None = element
    while at is not None:
        mine.add(id(at))
        at = at.parent
    for over in reversed(screen.every):
        if over is element:
            return None
        large = _area(intersect(over.visible, screen.view)) >= _OVER_A_PAGE * page
        if large and id(over) not in mine and _lies_over(over.visible, element.visible):
            return over if _has_something(screen, over) else None
    return None


def _has_something(screen: Screen, page: Element) -> bool:
    """Tell whether something can be read or used on what may be a page: a picture alone is none."""
    inside = [*page.walk()]
    read = (result for each in inside for result in screen.texts.get(each, ()))
    return any(each.control for each in inside) or any(map(shows_letters, read))


def _lies_over(rect: Rect, other: Rect) -> bool:
    return intersect(rect, other) == other and not is_empty(other)


def _area(rect: Rect) -> float:
    left, bottom, right, top = rect
    return max(0.0, right - left) * max(0.0, top - bottom)
