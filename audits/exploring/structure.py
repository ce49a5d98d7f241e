"""Tell one screen of an app from another by its structure, not by its pixels or texts."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from ..driving.finder import above
from ..looking.tree import Element
from ..looking.wording import own_text
from ..pixels.affine import is_empty

_TITLED = ("Popup",)  # its title is what it is about, as a screen's name is


def signature(elements: Sequence[Element]) -> Hashable:
    """Return the structure of the widgets on the screen, scrolled ones included, without their contents.

    Of siblings that are built alike only the first counts. ``elements`` are in drawing order, parents first.
    """
    roots = [element for element in elements if element.parent is None]
    return tuple(filter(None, map(_shape, roots)))


def screen_name(elements: Sequence[Element], fallback: str) -> str:
    """Return what a person would call the screen: its Screen's name, and what lies open above it."""
    shown = [element for element in elements if _counts(element)]
    screens = [str(each.widget.name) for each in shown if _is_a(each, "Screen") and _is_current(each)]
    parts = ["/".join(dict.fromkeys(filter(None, screens))) or fallback]
    parts += [_overlay(each) for each in shown if each.parent is None and is_overlay(each.widget)]
    tabs = [own_text(each.widget) for each in shown if each.role == "tab" and "checked" in each.states]
    parts += [f"tab {name}" for name in tabs if name]
    parts += [f"part {each.widget.title}" for each in shown if _is_open_part(each)]
    return " + ".join(parts)


_OVERLAYS = {"Popup": "dialog", "DropDown": "menu", "ModalView": "dialog", "Bubble": "bubble"}


def is_overlay(widget: Any) -> bool:  # noqa: ANN401 - Kivy's Widget has no types
    """Tell whether a widget opens above a page for a time: a dialog, a menu, what can be dismissed."""
    known = any(base.__name__ in _OVERLAYS for base in type(widget).__mro__)
    return known or all(callable(getattr(widget, name, None)) for name in ("open", "dismiss"))


def _overlay(element: Element) -> str:
    kind = next((word for name, word in _OVERLAYS.items() if _is_a(element, name)), "dialog")
    title = str(getattr(element.widget, "title", "") or "")
    return f"{kind} {title}" if title else f"{kind} {type(element.widget).__name__}"


def _shape(element: Element) -> Hashable:
    if not _counts(element):
        return None
    inner = dict.fromkeys(filter(None, map(_shape, element.children)))
    return type(element.widget).__name__, element.widget_id, _own_name(element), tuple(inner)


def _own_name(element: Element) -> str:
    if _is_a(element, "Screen"):
        return str(element.widget.name)
    if _is_a(element, *_TITLED):
        return "".join(letter for letter in str(element.widget.title) if not letter.isdigit())
    if element.role == "tab" and "checked" in element.states:
        return own_text(element.widget)
    if _is_open_part(element):
        return str(element.widget.title)
    return ""


def _is_open_part(element: Element) -> bool:
    return _is_a(element, "AccordionItem") and not element.widget.collapse


def _counts(element: Element) -> bool:
    """Tell whether an element is on the screen, or on a page that scrolls there."""
    if "hidden" in element.states:
        return False
    if not is_empty(element.visible):
        return True
    # What has no area itself may hold children that have one.
    return _scrolls(element) or (is_empty(element.rect) and any(map(_counts, element.children)))


def _scrolls(element: Element) -> bool:
    return any(each.scrolls and not is_empty(each.visible) for each in above(element))


def _is_current(element: Element) -> bool:
    manager = getattr(element.widget, "manager", None)
    return manager is None or getattr(manager, "current_screen", None) is element.widget


def _is_a(element: Element, *names: str) -> bool:
    return any(base.__name__ in names for base in type(element.widget).__mro__)


def among(elements: Iterable[Element], widget: object) -> Element | None:
    """Return the element of a widget, None where it is not on the screen any more."""
    return next((each for each in elements if each.widget is widget), None)
