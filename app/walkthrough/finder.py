"""Find what a script names, among what the audit knows of each widget: role, name, place, states."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING

from app.walkthrough.commands import Selector
from audits.affine import IDENTITY, Rect, is_empty
from audits.tree import Element, give_names, grow

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

_FLAGS = re.IGNORECASE | re.DOTALL | re.MULTILINE  # as Maestro matches


def elements_of(root: Widget) -> list[Element]:
    """Return what is on the screen, in drawing order, named."""
    from kivy.core.window import Window

    found = grow(root, IDENTITY, (0.0, 0.0, float(Window.width), float(Window.height)))
    give_names(found)
    return found


def find(elements: Iterable[Element], selector: Selector) -> list[Element]:
    """Return the visible elements that match, an element's own parts left out where it matches itself."""
    matching = [element for element in elements if seen(element) and _matches(element, selector)]
    chosen = set(map(id, matching))
    return [element for element in matching if not any(id(up) in chosen for up in _above(element))]


def seen(element: Element) -> bool:
    """Tell whether some part of an element is on the screen."""
    return "hidden" not in element.states and not is_empty(element.visible)


def script_id(element: Element) -> str:
    """Return the name that a script knows an element by."""
    return str(getattr(element.widget, "script_id", "") or element.widget_id)


def said(element: Element) -> str:
    """Return an element's own words, or its accessible name where it has none."""
    text = getattr(element.widget, "text", "")
    return text if isinstance(text, str) and text and not element.private else element.name


def closest(elements: Iterable[Element], selector: Selector) -> list[str]:
    """Return the names on the screen that come closest to what was looked for."""
    wanted = selector.id or selector.text
    name = script_id if selector.id else said
    there = sorted({name(element) for element in elements if seen(element) and name(element)})
    return get_close_matches(wanted, there, n=3, cutoff=0.3) or there[:8]


def coverer(elements: list[Element], target: Element, point: tuple[float, float]) -> Element | None:
    """Return what would take a touch at a point in the target's place, or None.

    The last one drawn lies on top; of those, only what people operate, and what is declared to keep
    touches from what lies below (``blocks_touches``), takes any.
    """
    for element in reversed(elements):
        if not seen(element) or not _contains(element.visible, point):
            continue
        takes = element.control or getattr(element.widget, "blocks_touches", False)
        if takes or element is target:
            related = element is target or target in _above(element) or element in _above(target)
            return None if related else element
    return None


def _matches(element: Element, selector: Selector) -> bool:
    if selector.id and not _full_match(selector.id, script_id(element)):
        return False
    if selector.text and not any(
        _full_match(selector.text, words) for words in (said(element), element.name)
    ):
        return False
    wanted = (("disabled", selector.enabled, False), ("checked", selector.checked, True))
    for state, value, positive in (*wanted, ("focused", selector.focused, True)):
        if value is not None and (state in element.states) is not (value is positive):
            return False
    return True


def _full_match(pattern: str, words: str) -> bool:
    if not words:
        return False
    if pattern == words:
        return True
    try:
        return re.fullmatch(pattern, words, _FLAGS) is not None
    except re.error:
        return False


def _above(element: Element) -> Iterable[Element]:
    up = element.parent
    while up is not None:
        yield up
        up = up.parent


def _contains(rect: Rect, point: tuple[float, float]) -> bool:
    left, bottom, right, top = rect
    return left <= point[0] <= right and bottom <= point[1] <= top
