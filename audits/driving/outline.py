"""What is on the screen as plain data: a list of nodes in depth order, which outlives the widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from kivy.core.window import Window

from ..looking.names import UNTOLD
from ..looking.reading import words
from ..looking.tree import Element
from ..pixels.affine import Rect, is_empty
from .account import Box, TreeNode
from .finder import above, said, script_id

OUT_OF_SIGHT = "out of sight"
"""The state of what is on the page, but has to be scrolled to."""


Tells = Callable[[str], bool]
"""Tells something of a text."""


def outline(elements: Sequence[Element], open_to_all: Tells = lambda _: False) -> list[TreeNode]:
    """Return what has an id or words, or is a control, in depth order: in sight, or to be scrolled to.

    Of what somebody typed, that is told for which ``open_to_all`` says that it is no secret.
    """
    depths: dict[int, int] = {}
    nodes = []
    for element in elements:
        depth = depths[id(element.parent)] if element.parent is not None else 0
        kept = _is_told(element)
        depths[id(element)] = depth + 1 if kept else depth
        if kept:
            node = node_of(element, depth)
            typed = words(element.widget, "text") if node.private else ""
            if typed and open_to_all(typed):
                node = replace(node, name=f"{said(element)} {typed}".strip(), private=False)
            nodes.append(node)
    return nodes


def node_of(element: Element, depth: int | None = None) -> TreeNode:
    """Return an element as a node; without a depth, that of the outline it belongs to."""
    return TreeNode(
        sum(map(_is_told, above(element))) if depth is None else depth,
        type(element.widget).__name__,
        _id(element),
        _words(element),
        _states(element),
        from_top(element.rect if is_empty(element.visible) else element.visible),
        element.private,
    )


def from_top(rect: Rect) -> Box:
    """Return a rectangle of the window (px, upwards) in whole px from its top left."""
    left, bottom, right, top = rect
    return round(left), round(Window.height - top), round(right), round(Window.height - bottom)


def element_for(widget: object, elements: Iterable[Element]) -> Element | None:
    """Return the element of a widget, or of what it lies in, among elements; None where it is not there."""
    by_widget = {id(each.widget): each for each in elements}
    while widget is not None:
        if id(widget) in by_widget:
            return by_widget[id(widget)]
        parent = getattr(widget, "parent", None)
        widget = None if parent is widget else parent
    return None


def _is_told(element: Element) -> bool:
    """Tell whether a node is made of an element: not of what has no area, nor of the boxes in a control."""
    if "hidden" in element.states or is_empty(element.rect):
        return False
    if element.control or element.private or said(element):
        return True
    return bool(script_id(element)) and not any(up.control for up in above(element))


def _id(element: Element) -> str:
    """Return the name that a script knows an element by; its words are told as such."""
    found = script_id(element)
    return "" if found == element.name and not element.widget_id else found


def _states(element: Element) -> tuple[str, ...]:
    away = {OUT_OF_SIGHT} if is_empty(element.visible) else set()
    return tuple(sorted(element.states | away))


def _words(element: Element) -> str:
    """Return an element's words; of what somebody typed, that there is something."""
    told = said(element)
    return f"{told} {UNTOLD}".strip() if element.private and UNTOLD not in told else told
