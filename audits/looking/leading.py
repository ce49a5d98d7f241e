"""What a tap may lead on from: a control, a row of a list, a link, or whatever an app lets act on touch."""

from __future__ import annotations

from .reading import attribute, is_a
from .tree import Element

_ROWS = frozenset({"tree_item", "list_item", "list_box_option", "row", "link"})


def leads_on(element: Element) -> bool:
    """Tell whether an element, or one that it lies in, can be pressed, so that more may be behind it."""
    around: Element | None = element
    while around is not None:
        if "disabled" not in around.states and (
            around.control or around.role in _ROWS or _has_links(around) or _acts_on_touch(around)
        ):
            return True
        around = around.parent
    return False


def _has_links(element: Element) -> bool:
    refs = attribute(element.widget, "refs")
    return is_a(refs, dict) and bool(refs)


def _acts_on_touch(element: Element) -> bool:
    """Tell whether a class of the app itself says what a touch on it does."""
    if element.parent is None:  # a page that watches all touches leads nowhere
        return False
    for base in type(element.widget).__mro__:
        if base.__module__.partition(".")[0] == "kivy":
            return False
        if {"on_touch_down", "on_touch_up"} & vars(base).keys():
            return True
    return False
