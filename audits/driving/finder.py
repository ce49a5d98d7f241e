"""Find what a script names, among what the audit knows of each widget: role, name, place, states."""

from __future__ import annotations

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
from .gestures import SIDES, Selector
from .own_ids import attribute_names, script_ids
from .patterns import full_match
from .placing import distance, has_size, has_traits, lies, place_of

Point = tuple[float, float]
_BOXES = ("generic_container", "unknown")
# What a selector asks for, the element's state, whether the two mean the same, the state in two words.
_STATES = (
    ("enabled", "disabled", False, "disabled", "enabled"),
    ("checked", "checked", True, "checked", "not checked"),
    ("selected", "checked", True, "selected", "not selected"),  # Kivy knows one state for both
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

    ``among`` tells which elements count, in place of the visible ones. An index is not counted here.
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
    """Return all that match by words, id, states, size, traits and parts, whether in sight or not.

    An id that nothing has may be the name of the attribute in which the app keeps a widget.
    """
    named = _having_id(elements, selector.id) if selector.id else None
    inside = _within(elements, selector.child_of)
    around = _around(elements, selector.contains_child)
    holding = [_holding(elements, each) for each in selector.contains_descendants]
    return [
        element
        for element in elements
        if (named is None or id(element) in named)
        and _says(element, selector)
        and not other_states(element, selector)
        and has_size(element, selector)
        and has_traits(element, selector.traits)
        and (inside is None or id(element) in inside)
        and (around is None or id(element) in around)
        and all(id(element) in each for each in holding)
    ]


def nth(found: Sequence[Element], selector: Selector) -> list[Element]:
    """Return the one that a selector's index names, if any; all where it has no index.

    It counts from the top down and from left to right; beside something, from the nearest.
    """
    index = selector.index
    if index is None:
        return list(found)
    ordered = list(found) if selector.is_beside else sorted(found, key=_reading_order)
    at = index + len(ordered) if index < 0 else index
    return ordered[at : at + 1] if at >= 0 else []


def _reading_order(element: Element) -> tuple[int, int]:
    left, _, _, top = place_of(element)
    return -round(top), round(left)


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
    """Return the name that a script knows an element by; empty where it has none."""
    return next(iter(script_ids(element)), "")


def said(element: Element) -> str:
    """Return an element's accessible name or, where it has none, its own words; never what was typed."""
    return element.name or ("" if element.private else words(element.widget, "text"))


def closest(elements: Iterable[Element], selector: Selector) -> list[str]:
    """Return the names on the screen that come closest to what was looked for."""
    wanted = selector.id or selector.text
    name = script_id if selector.id else said
    told = (element for element in elements if seen(element) and not _is_mere_box(element))
    there = sorted({name(element) for element in told if name(element)})
    return nearest_names(wanted, there, most=3) or there[:8]


def _is_mere_box(element: Element) -> bool:
    """Tell whether an element only holds others: a person sees no such thing, and names none."""
    return element.role in _BOXES and not said(element)


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


def _having_id(elements: Sequence[Element], wanted: str) -> set[int]:
    named = {id(each) for each in elements if _has_id(wanted, script_ids(each))}
    if named:
        return named
    names = attribute_names(elements)
    return {id(each) for each in elements if _has_id(wanted, names.get(each.widget.uid, ()))}


def _has_id(wanted: str, ids: Iterable[str]) -> bool:
    return any(full_match(wanted, each) for each in ids or ("",))


def _says(element: Element, selector: Selector) -> bool:
    if not selector.text:
        return True
    said_so = {element.name, words(element.widget, "text")}
    return any(full_match(selector.text, each) for each in said_so)


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


def _holding(elements: Sequence[Element], selector: Selector) -> set[int]:
    """Return what has something that matches in it, however deep."""
    return {id(up) for found in matches(elements, selector) for up in above(found)}


def _beside(
    elements: Sequence[Element], found: list[Element], selector: Selector, among: Callable[[Element], bool]
) -> list[Element]:
    """Return those that lie where the selector says, the nearest first."""
    if not selector.is_beside:
        return found
    away = {id(element): 0.0 for element in found}
    for side in SIDES:
        other = getattr(selector, side)
        if other is not None:
            named = nth(find(elements, other, among), other)
            # What something lies in, or is made of, lies beside nothing of it.
            related = {id(each) for one in named for each in (*one.walk(), *above(one))}
            anchors = [place_of(each) for each in named]
            found = [
                each
                for each in found
                if id(each) not in related and any(lies(side, place_of(each), rect) for rect in anchors)
            ]
            for each in found:
                away[id(each)] += distance(side, place_of(each), anchors)
    return sorted(found, key=lambda each: away[id(each)])
