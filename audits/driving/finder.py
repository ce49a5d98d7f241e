"""Find what a script names, among what the audit knows of each widget: role, name, place, states."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from kivy.core.window import Window
from kivy.uix.modalview import ModalView
from kivy.uix.widget import Widget

from ..errors import nearest_names
from ..looking.names import give_names
from ..looking.reading import truth, words
from ..looking.touching import find_touched
from ..looking.tree import Element, grow
from ..pixels.affine import IDENTITY, Rect, from_images, is_empty
from .gestures import Selector

Point = tuple[float, float]
_FLAGS = re.IGNORECASE | re.DOTALL | re.MULTILINE  # as Maestro matches
# What a selector asks for, the element's state, whether the two mean the same, the state in two words.
_STATES = (
    ("enabled", "disabled", False, "disabled", "enabled"),
    ("checked", "checked", True, "checked", "not checked"),
    ("focused", "focused", True, "focused", "not focused"),
)


def elements_of(root: Widget) -> list[Element]:
    """Return what is on the screen, in drawing order, named: the root, and what lies above it."""
    window = (0.0, 0.0, float(Window.width), float(Window.height))
    found = grow(root, _to_window(root), window)
    for above in _drawn_later(root):
        found += grow(above, IDENTITY, window)
    find_touched(found)
    give_names(found)
    return found


def find(
    elements: Sequence[Element], selector: Selector, among: Callable[[Element], bool] | None = None
) -> list[Element]:
    """Return the visible elements that match, nearest first where the selector says beside what.

    ``among`` tells which elements count, in place of the visible ones.
    Where several match that lie in one another, it is the control among them that is meant, and else
    the innermost.
    """
    among = among or seen
    matching = [element for element in matches(elements, selector) if among(element)]
    chosen = set(map(id, matching))
    around = {id(up) for element in matching for up in above(element)}
    found = [
        element
        for element in matching
        if element.control
        or not (id(element) in around or any(up.control and id(up) in chosen for up in above(element)))
    ]
    return _beside(elements, found, selector, among)


def matches(elements: Sequence[Element], selector: Selector) -> list[Element]:
    """Return all that match by words, id, states and parts, whether in sight or not."""
    inside = _within(elements, selector.child_of)
    around = _around(elements, selector.contains_child)
    return [
        element
        for element in elements
        if _named(element, selector)
        and not other_states(element, selector)
        and (inside is None or id(element) in inside)
        and (around is None or id(element) in around)
    ]


def other_states(element: Element, selector: Selector) -> list[str]:
    """Return the states that an element is in and a selector does not want."""
    unwanted = []
    for question, state, same, yes, no in _STATES:
        wanted, there = getattr(selector, question), state in element.states
        if wanted is not None and there is not (wanted is same):
            unwanted.append(yes if there else no)
    return unwanted


def seen(element: Element) -> bool:
    """Tell whether some part of an element is on the screen."""
    return "hidden" not in element.states and not is_empty(element.visible)


def script_id(element: Element) -> str:
    """Return the name that a script knows an element by."""
    return element.widget_id


def said(element: Element) -> str:
    """Return an element's accessible name or, where it has none, its own words; never what was typed."""
    return element.name or ("" if element.private else words(element.widget, "text"))


def closest(elements: Iterable[Element], selector: Selector) -> list[str]:
    """Return the names on the screen that come closest to what was looked for."""
    wanted = selector.id or selector.text
    name = script_id if selector.id else said
    there = sorted({name(element) for element in elements if seen(element) and name(element)})
    return nearest_names(wanted, there, most=3) or there[:8]


def coverer(elements: Sequence[Element], target: Element, point: Point) -> Element | None:
    """Return what would take a touch at a point in the target's place, or None.

    Kivy hands a touch to the last one drawn first. Of what it meets, only this takes one: what people
    operate, a modal view, what is disabled, and what is declared to keep touches from what lies below
    (``blocks_touches``). What is declared ``inert`` lies below something open.
    """
    if any(truth(each.widget, "inert") for each in (target, *above(target))):
        return on_top(elements, target, point)
    related = {id(target), *map(id, above(target))}
    for element in reversed(elements):
        if element is target:
            return None
        if id(element) in related or not _takes(element, point):
            continue
        return None if any(up is target for up in above(element)) else element
    return None


def on_top(elements: Sequence[Element], target: Element, point: Point) -> Element | None:
    """Return what is drawn last at a point, leaving out what the target lies in or is made of."""
    related = {id(target), *map(id, above(target)), *map(id, target.walk())}
    drawn = (each for each in reversed(elements) if id(each) not in related and seen(each))
    return next((each for each in drawn if contains(each.visible, point)), None)


def above(element: Element) -> Iterator[Element]:
    """Yield what an element lies in, the nearest first."""
    up = element.parent
    while up is not None:
        yield up
        up = up.parent


def _takes(element: Element, point: Point) -> bool:
    if isinstance(element.widget, ModalView):
        return True
    takes = element.control or "disabled" in element.states or truth(element.widget, "blocks_touches")
    return bool(takes) and seen(element) and contains(element.visible, point)


def contains(rect: Rect, point: Point) -> bool:
    """Tell whether a point lies in a rectangle."""
    left, bottom, right, top = rect
    return left <= point[0] <= right and bottom <= point[1] <= top


def _to_window(root: Widget) -> tuple[float, float, float, float, float, float]:
    if not isinstance(root.parent, Widget):
        return IDENTITY
    return from_images(root.to_window(0, 0), root.to_window(1, 0), root.to_window(0, 1))


def _drawn_later(root: Widget) -> list[Widget]:
    """Return the window's children above the one that holds the root: dialogs, open menus."""
    top = root
    while isinstance(top.parent, Widget):
        top = top.parent
    if top not in Window.children:
        return []
    return list(reversed(Window.children[: Window.children.index(top)]))


def _named(element: Element, selector: Selector) -> bool:
    if selector.id and not _full_match(selector.id, script_id(element)):
        return False
    if not selector.text:
        return True
    said_so = {element.name, words(element.widget, "text")}
    return any(_full_match(selector.text, each) for each in said_so)


def _full_match(pattern: str, words: str) -> bool:
    if not words:
        return False
    if pattern == words:
        return True
    try:
        return re.fullmatch(pattern, words, _FLAGS) is not None
    except re.error:  # "(+86" is meant as it stands, as in Maestro
        return False


def _within(elements: Sequence[Element], selector: Selector | None) -> set[int] | None:
    if selector is None:
        return None
    return {id(below) for found in matches(elements, selector) for below in found.walk()} - {
        id(found) for found in matches(elements, selector)
    }


def _around(elements: Sequence[Element], selector: Selector | None) -> set[int] | None:
    if selector is None:
        return None
    return {id(found.parent) for found in matches(elements, selector) if found.parent is not None}


_SIDES: dict[str, Callable[[Rect, Rect], float]] = {
    "below": lambda rect, other: other[1] - rect[3],
    "above": lambda rect, other: rect[1] - other[3],
    "left_of": lambda rect, other: other[0] - rect[2],
    "right_of": lambda rect, other: rect[0] - other[2],
}
"""How far one rectangle lies on a side of another, in px; negative where it does not."""


def _beside(
    elements: Sequence[Element], found: list[Element], selector: Selector, among: Callable[[Element], bool]
) -> list[Element]:
    for side, distance in _SIDES.items():
        other = getattr(selector, side)
        if other is None:
            continue
        anchors = find(elements, other, among)
        if not anchors:
            return []
        rect = _place(anchors[0])
        away = [(distance(_place(element), rect), element) for element in found]
        found = [element for far, element in sorted(away, key=lambda pair: pair[0]) if far >= -1]
    return found


def _place(element: Element) -> Rect:
    return element.visible if seen(element) else element.rect
