"""Kivy widgets → elements: where each one is, and how much of it shows.

An ``Element`` lives as long as one audit and holds its widget; ``nodes.node`` turns it into the
immutable record that reports keep.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..model import TextRun
from ..pixels.affine import IDENTITY, Affine, Rect, bounds, compose, from_images, intersect, is_empty
from .own_states import states_of
from .reading import children, ids, is_widget, number, truth, words
from .roles import CONTROLS, EDITABLE, role_of, role_of_class
from .switches import own_switch

if TYPE_CHECKING:
    from kivy.uix.widget import Widget


@dataclass(slots=True, eq=False)
class Element:
    """One widget during one audit; rectangles in frame pixels, upwards from the frame's bottom left.

    ``to_frame`` maps the coordinates in which its place is given to the frame. A ``part`` of a widget is a
    control that is no widget, such as a link, which is ``inline`` in a line of other words. ``may_act`` marks
    what may be a control: code of the app hears of the touches on it. ``in_editable`` marks
    what declares with ``accessible_private`` that it repeats what somebody typed, too.
    """

    widget: Widget
    parent: Element | None
    path: str
    role: str
    rect: Rect
    clip: Rect
    clipped: bool
    states: frozenset[str]
    in_editable: bool = False
    widget_id: str = ""
    children: list[Element] = field(default_factory=list)
    runs: list[TextRun] = field(default_factory=list)
    name: str = ""
    to_frame: Affine = IDENTITY
    part: str = ""
    inline: bool = False
    may_act: bool = False

    @property
    def control(self) -> bool:
        """Whether people operate it."""
        return self.role in CONTROLS

    @property
    def scrolls(self) -> bool:
        """Whether its contents scroll in it, whatever its role: a menu may scroll, too."""
        return _is_scrolling(type(self.widget))

    @property
    def visible(self) -> Rect:
        """The part that no ancestor clips away."""
        return intersect(self.rect, self.clip)

    @property
    def private(self) -> bool:
        """Whether it holds what somebody typed."""
        return self.in_editable or (self.role in EDITABLE and bool(words(self.widget, "text")))

    def walk(self) -> Iterator[Element]:
        """Yield the element and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(slots=True)
class _Place:
    """What a widget takes over from its ancestors: its way to the frame, the open area, states."""

    to_frame: Affine
    clip: Rect
    clipped: bool
    states: frozenset[str]
    in_editable: bool = False


@dataclass(slots=True)
class _Growth:
    """What holds for all elements of one tree while it is grown."""

    ids: dict[int, str]
    elements: list[Element]


def grow(root: Widget, to_frame: Affine, clip: Rect, *, path: str = "", inert: bool = False) -> list[Element]:
    """Return the elements of a widget and all below it, in drawing order, parents before children.

    ``path`` is the root's own, by default its class. ``to_frame`` maps the root's parent coordinates to the
    frame and ``clip`` is the frame's own rectangle. ``inert`` marks everything as lying behind a modal view.
    """
    growth = _Growth({}, [])
    place = _Place(to_frame, clip, False, frozenset({"inert"} if inert else ()))
    _grow(growth, root, None, path or type(root).__name__, place)
    _give_ids(growth)
    _join_parts(growth.elements)
    return growth.elements


def _grow(growth: _Growth, widget: Widget, parent: Element | None, path: str, place: _Place) -> None:
    x, y = number(widget, "x"), number(widget, "y")
    rect = bounds(place.to_frame, (x, y, x + number(widget, "width"), y + number(widget, "height")))
    states, inherited = states_of(widget, place.states)
    role = _role(widget)
    private = place.in_editable or truth(widget, "accessible_private")
    element = Element(widget, parent, path, role, rect, place.clip, place.clipped, states, private)
    element.to_frame = place.to_frame
    growth.elements.append(element)
    if parent is not None:
        parent.children.append(element)
    for name, proxy in ids(widget):
        if isinstance(name, str) and is_widget(proxy):
            growth.ids.setdefault(proxy.uid, name)
    below = children(widget)
    if not below:
        return
    stencil = is_stencil(type(widget))
    clip = intersect(place.clip, rect) if stencil else place.clip
    to_frame = compose(place.to_frame, _to_parent(widget))
    in_editable = private or (role in EDITABLE and _may_show_what_was_typed(widget, below))
    inner = _Place(to_frame, clip, place.clipped or stencil, inherited, in_editable)
    for child, step in zip(below, steps(below), strict=True):
        _grow(growth, child, element, f"{path}/{step}", inner)


def _role(widget: Widget) -> str:
    role = role_of(widget)
    undeclared = role == "button" and not words(widget, "accessible_role")
    return own_switch(widget) or role if undeclared else role


def _may_show_what_was_typed(field: Widget, below: list[Widget]) -> bool:
    """Tell whether the widgets in a field may repeat what was typed.

    A Kivy TextInput draws that itself, and words inside it are its hint, unless they hold what was typed.
    """
    typed = words(field, "text").strip()
    inside = " ".join(words(each, "text") for child in below for each in child.walk(restrict=True))
    return role_of_class(type(field)) != "text_input" or bool(typed and typed in inside)


def steps(siblings: list[Widget]) -> list[str]:
    """Return each sibling's step in a path: its class, numbered from 1 where a class comes twice."""
    if len(siblings) == 1:
        return [type(siblings[0]).__name__]
    kinds = [type(widget).__name__ for widget in siblings]
    if len(set(kinds)) == len(kinds):
        return kinds
    total, seen = Counter(kinds), Counter[str]()
    found = []
    for kind in kinds:
        seen[kind] += 1
        found.append(f"{kind}[{seen[kind]}]" if total[kind] > 1 else kind)
    return found


def _join_parts(elements: list[Element]) -> None:
    """Take a button without words, inside another control, for a part of that: the thumb of a switch."""
    for element in elements:
        above = element.parent
        while above is not None and not above.control:
            above = above.parent
        if above is None or element.role != "button":
            continue
        if above.role in _SLIDING or not any(map(_says, element.walk())):
            element.role = "generic_container"


_SLIDING = frozenset({"switch", "slider"})  # a button in one is its thumb, whatever stands on it


def _says(element: Element) -> bool:
    widget = element.widget
    return any(words(widget, name) for name in ("text", "accessible_name", "accessible_role"))


def _give_ids(growth: _Growth) -> None:
    for element in growth.elements:
        element.widget_id = words(element.widget, "script_id") or growth.ids.get(element.widget.uid, "")
        if element.widget_id:
            element.path = f"{element.path}#{element.widget_id}"


def _to_parent(widget: Widget) -> Affine:
    """Map a widget's own coordinates to its parent's: identity, unless its class says otherwise."""
    if not _moves_children(type(widget)):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    try:
        return from_images(widget.to_parent(0, 0), widget.to_parent(1, 0), widget.to_parent(0, 1))
    except Exception:  # noqa: BLE001 - code of the app
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


_scrolling: dict[type, bool] = {}
_moving: dict[type, bool] = {}
_stencils: dict[type, bool] = {}


def _moves_children(kind: type) -> bool:
    if kind not in _moving:
        from kivy.uix.widget import Widget as Base

        _moving[kind] = kind.to_parent is not Base.to_parent  # type: ignore[attr-defined]
    return _moving[kind]


def _is_scrolling(kind: type) -> bool:
    if kind not in _scrolling:
        _scrolling[kind] = any(base.__name__ == "ScrollView" for base in kind.__mro__)
    return _scrolling[kind]


def is_stencil(kind: type) -> bool:
    """Tell whether widgets of a class cut off what their children draw beyond them."""
    if kind not in _stencils:
        _stencils[kind] = any(
            base.__name__ in ("StencilView", "StencilViewBehavior") for base in kind.__mro__
        )
    return _stencils[kind]


def shows(element: Element) -> bool:
    """Tell whether any part of an element can be seen: it has an area, unclipped and not transparent."""
    return "hidden" not in element.states and not is_empty(element.visible)


def is_partly_scrolled_out(element: Element) -> bool:
    """Tell whether scrolling would bring more of an element into sight."""
    parent = element.parent
    while parent is not None and not parent.scrolls:
        parent = parent.parent
    if parent is None:
        return False
    # At a side where the scrolling part itself is cut off, the cut may not be the scrolling's.
    sides = zip(element.visible, element.rect, parent.visible, parent.rect, strict=True)
    return any(seen != whole and edge == end for seen, whole, edge, end in sides)
