"""What a tap may lead on from: a control, a row of a list, a link, or whatever an app lets act on touch."""

from __future__ import annotations

from ..looking.reading import attribute, is_a
from ..looking.sources import LIBRARIES
from ..looking.tree import Element
from ..pixels.affine import Rect

_ROWS = frozenset({"tree_item", "list_item", "list_box_option", "row", "link"})
_EVENTS = ("on_touch_down", "on_touch_up")
_PART = 1 / 3  # of the page: what is larger is no row or card, but a page that watches all touches


def leads_on(element: Element, page: Rect) -> bool:
    """Tell whether an element, or one that it lies in, can be pressed, so that more may be behind it.

    ``page`` is the rectangle of all that is looked at.
    """
    around: Element | None = element
    while around is not None:
        if "disabled" not in around.states and (
            around.control
            or around.role in _ROWS
            or _has_links(around)
            or (_area(around.rect) <= _PART * _area(page) and _acts_on_touch(around))
        ):
            return True
        around = around.parent
    return False


def _has_links(element: Element) -> bool:
    refs = attribute(element.widget, "refs")
    return is_a(refs, dict) and bool(refs)


def _area(rect: Rect) -> float:
    return max(0.0, rect[2] - rect[0]) * max(0.0, rect[3] - rect[1])


def _acts_on_touch(element: Element) -> bool:
    """Tell whether a class of the app itself, or a handler, says what a touch on an element does."""
    own = (
        base for base in type(element.widget).__mro__ if base.__module__.partition(".")[0] not in LIBRARIES
    )
    if any(not vars(base).keys().isdisjoint(_EVENTS) for base in own):
        return True
    try:
        return any(element.widget.get_property_observers(event) for event in _EVENTS)
    except Exception:  # noqa: BLE001 - code of the app
        return False
