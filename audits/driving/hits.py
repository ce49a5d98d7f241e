"""Who would take a touch at a point, found without touching: nothing of the app is told of it.

Kivy hands a touch to what is drawn last first, and children come before what they lie in. What takes it is
known by class: this follows ``on_touch_down`` of Kivy 2.3's own widgets. What an app's own class does with
a touch cannot be known so; where that matters, the hit has ``doubts``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.carousel import Carousel
from kivy.uix.modalview import ModalView
from kivy.uix.scatter import Scatter
from kivy.uix.scrollview import ScrollView
from kivy.uix.slider import Slider
from kivy.uix.switch import Switch
from kivy.uix.textinput import TextInput
from kivy.uix.treeview import TreeViewNode
from kivy.uix.widget import Widget

from ..looking.sources import LIBRARIES
from ..looking.touching import is_bound
from ..looking.tree import Element
from ..pixels.affine import Rect, intersect, is_empty
from .finder import Point, above

_TAKING = (ButtonBehavior, Slider, Switch, TextInput)
_TITLE = "AccordionItemTitle"  # made from a template of Kivy's: there is no class to import
_SCROLLING = (ScrollView, Carousel)


@dataclass(frozen=True, slots=True)
class Hit:
    """What takes a touch, None where nothing does, and the ``doubts``: own handlers met before it."""

    element: Element | None
    doubts: tuple[Element, ...] = ()


def taker(elements: Sequence[Element], point: Point) -> Hit:
    """Return what takes a touch at a point (px of the window), among elements in drawing order."""
    passed: list[Element] = []  # what has a handler of its own, and may have kept the touch
    for element in reversed(elements):
        if not _may_be_met(element, point) or not _lets_in(element, point):
            continue
        if _takes(element, point):
            inside = {id(element), *map(id, above(element))}
            doubts = (each for each in passed if id(each) not in inside and not _within(each, element))
            return Hit(element, tuple(doubts))
        if _handles_itself(type(element.widget)) and meets(element, point):
            passed.append(element)
    return Hit(None, tuple(passed))


def touchable(elements: Sequence[Element]) -> list[Element]:
    """Return those that may take a touch or handle one in code of their own, in their order."""
    return [each for each in elements if _may_take(each) or _handles_itself(type(each.widget))]


def near(elements: Sequence[Element], rect: Rect) -> list[Element]:
    """Return those that a touch within a rectangle may meet, in their order."""
    return [each for each in elements if not is_empty(intersect(each.rect, rect)) or _reaches_out(each)]


def meets(element: Element, point: Point) -> bool:
    """Tell whether a widget says that a point of the window lies in it."""
    widget = element.widget
    return bool(widget.collide_point(*_in_parent(widget, point)))


def in_box(element: Element, point: Point) -> bool:
    """Tell whether a point of the window lies in a widget's box, which may be turned."""
    widget = element.widget
    x, y = _in_parent(widget, point)
    return bool(widget.x <= x <= widget.right and widget.y <= y <= widget.top)


def _in_parent(widget: Widget, point: Point) -> Point:
    """Return a point of the window in the coordinates in which the widget's place is given."""
    parent = widget.parent
    if not isinstance(parent, Widget):
        return point
    x, y = parent.to_widget(*point)
    return x, y


def _may_be_met(element: Element, point: Point) -> bool:
    """Tell, without asking the app, whether asking it is needed."""
    left, bottom, right, top = element.rect
    return (left <= point[0] <= right and bottom <= point[1] <= top) or _reaches_out(element)


def _reaches_out(element: Element) -> bool:
    """Tell whether an element may take touches outside its box."""
    return isinstance(element.widget, ModalView) or _has_own_shape(type(element.widget))


def _lets_in(element: Element, point: Point) -> bool:
    """Tell whether what an element lies in hands the touch on to it."""
    for outer in above(element):
        widget = outer.widget
        if "disabled" in outer.states and "disabled" not in element.states and meets(outer, point):
            return False
        if isinstance(widget, _SCROLLING) and not meets(outer, point):
            return False
        if isinstance(widget, Scatter) and not widget.do_collide_after_children and not meets(outer, point):
            return False
    return True


def _takes(element: Element, point: Point) -> bool:
    return _may_take(element) and (isinstance(element.widget, ModalView) or meets(element, point))


def _may_take(element: Element) -> bool:
    widget = element.widget
    if isinstance(widget, Scatter):
        return bool(
            widget.do_translation_x or widget.do_translation_y or widget.do_rotation or widget.do_scale
        )
    if isinstance(widget, ScrollView):
        return bool(widget.do_scroll_x or widget.do_scroll_y)
    return bool(
        widget.disabled
        or isinstance(widget, (*_TAKING, Carousel, ModalView, TreeViewNode))
        or (element.control and (_handles_itself(type(widget)) or is_bound(widget)))
        or type(widget).__name__ == _TITLE
        or getattr(widget, "blocks_touches", False)
    )


def _handles_itself(kind: type) -> bool:
    """Tell whether a class of the app's own, not of a library, says what it does with a touch."""
    owner = next((base for base in kind.__mro__ if "on_touch_down" in vars(base)), Widget)
    return owner.__module__.partition(".")[0] not in LIBRARIES


def _has_own_shape(kind: type) -> bool:
    return kind.collide_point is not Widget.collide_point  # type: ignore[attr-defined]


def _within(element: Element, outer: Element) -> bool:
    return any(each is outer for each in above(element))
