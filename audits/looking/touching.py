"""Widgets that are no controls by their class, and act when touched, by what an app's own code says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .handlers import Handler, bound, overridden
from .reading import words
from .switches import own_switch
from .tree import Element

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

_PLAIN = frozenset({"image", "label", "generic_container", "unknown"})
_SHOWING = frozenset({"image", "label"})
_PRESSES = ("on_touch_down", "on_touch_up")
_PLACED = frozenset({"collide_point", "collide_widget"})
_WHOLE_PAGE = 0.5  # share of the page's area from which a widget that hears touches is a page or a canvas


def find_touched(elements: list[Element]) -> None:
    """Make buttons of what acts where it is touched, and mark with ``may_act`` what may be one.

    A button is a widget without others in it, whose handler asks whether the touch lies on it. One whose
    handler does not, that follows the finger, or that holds words or pictures, may be one.
    """
    for element in elements:
        if element.role in _PLAIN and not words(element.widget, "accessible_role"):
            handlers = _handlers(element)
            if handlers and not _holds_controls(element):
                _judge(element, elements[0], any(_PLACED & each.names for each in handlers))


def _judge(element: Element, page: Element, placed: bool) -> None:
    watches = element.role not in _SHOWING and _fills(element, page)  # over others, or is drawn on
    if element.parent is None or watches:
        return
    if element.children:
        element.may_act = placed and any(each.role in _SHOWING for each in element.walk())
    elif placed and not _hears(element, "on_touch_move"):
        element.role = own_switch(element.widget) or "button"
    else:
        element.may_act = True


def _handlers(element: Element) -> list[Handler]:
    """Return the code of the app that hears of every touch, wherever it lies."""
    widget = element.widget
    of_class = [found for each in _PRESSES if (found := _of_class(type(widget), each)) is not None]
    return of_class + [handler for each in _PRESSES for handler in bound(widget, each)]


def is_bound(widget: Widget) -> bool:
    """Tell whether code of the app is bound to the touches that come to a widget."""
    return any(bound(widget, each) for each in _PRESSES)


def _hears(element: Element, event: str) -> bool:
    return _of_class(type(element.widget), event) is not None or bool(bound(element.widget, event))


_KNOWN: dict[tuple[type, str], Handler | None] = {}


def _of_class(kind: type, method: str) -> Handler | None:
    key = kind, method
    if key not in _KNOWN:
        _KNOWN[key] = overridden(kind, method)
    return _KNOWN[key]


def _holds_controls(element: Element) -> bool:
    return any(each.control for each in element.walk() if each is not element)


def _fills(element: Element, page: Element) -> bool:
    return _area(element) >= _WHOLE_PAGE * _area(page)


def _area(element: Element) -> float:
    left, bottom, right, top = element.rect
    return max(0.0, right - left) * max(0.0, top - bottom)
