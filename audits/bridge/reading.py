"""Kivy's window → a snapshot of what it announces.

The tree is the auditor's own. Boxes that say nothing are left out and what lies in them moves up; so are
decoration, what lies behind a modal view, and the words inside a control, which are its name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ..driving.reach import within_reach
from ..looking.names import give_names, labels_of
from ..looking.parts import parts
from ..looking.reading import attribute, is_a, is_widget, many, words
from ..looking.roles import EDITABLE, NAMED_BY_CONTENT
from ..looking.tree import Element, shows
from ..looking.windowed import grow_window
from ..looking.wording import own_text
from ..pixels.affine import Rect
from .details import actions_of, level_of, live_of, number_of, said, states_of, value_of
from .records import WINDOW, Announced, Snapshot
from .textlines import caret_of, lines_of

if TYPE_CHECKING:
    from kivy.core.window import WindowBase

_PLAIN = frozenset({"generic_container", "unknown", "scroll_view", "pane", "keyboard"})
_BOXES = frozenset(
    {
        "pane", "dialog", "alert_dialog", "menu", "list", "group", "tab_list", "toolbar", "form", "region",
        "radio_group",
    }
)  # fmt: skip
_UNSEEN = frozenset({"hidden", "decoration", "inert"})
_MANY = 2
# What has a place in a set; None stands for all but its headings and plain texts.
_MENU = frozenset({"menu_item", "menu_item_check_box", "menu_item_radio", "menu_list_option"})
_ITEMS: dict[str, frozenset[str] | None] = {
    "list": None,
    "tab_list": frozenset({"tab"}),
    "menu": _MENU,
    "menu_list_popup": _MENU,
    "radio_group": frozenset({"radio_button"}),
    "list_box": frozenset({"list_box_option"}),
}
_NO_ITEMS = frozenset({"label", "heading"})


def read(window: WindowBase, title: str) -> Snapshot:
    """Return what a window announces now; ``title`` names it."""
    elements = grow_window(window)
    give_names(elements)
    return announced(elements, (window.width, window.height), title)


def announced(elements: Iterable[Element], size: tuple[float, float], title: str = "") -> Snapshot:
    """Return what elements that have their names announce, in a window of that size in px."""
    reader = _Reader(size[1])
    roots = [element for element in elements if element.parent is None]
    children = tuple(number for root in roots for number in reader.visit(root))
    bounds = (0.0, 0.0, float(size[0]), float(size[1]))
    reader.nodes[WINDOW] = Announced(WINDOW, "window", title, bounds=bounds, children=children)
    return Snapshot(MappingProxyType(reader.nodes), reader.focus)


class _Reader:
    """Turns elements into what is announced, depth first."""

    def __init__(self, height: float) -> None:
        self.nodes: dict[int, Announced] = {}
        self.focus = WINDOW
        self._height = height

    def visit(self, element: Element, *, told: bool = False, live: bool = False) -> tuple[int, ...]:
        """Return the ids of what stands for an element: itself, else what lies in it.

        ``told`` says that words in it are told by what it lies in; ``live`` that it lies in what is spoken
        when it changes. Controls in a message are no part of it.
        """
        if element.states & _UNSEEN:
            return ()
        plain = _is_plain(element)
        inside = told or (not plain and _tells_what_is_inside(element))
        spoken = live_of(element) or ("off" if live and element.control else "")
        below = tuple(
            number
            for child in _in_order(element.children)
            for number in self.visit(child, told=inside, live=live or bool(spoken))
        )
        linked = tuple(self._link(element, part, number) for number, part in enumerate(parts(element)))
        plain = plain or self._is_short_list(element, below)
        if plain or (told and not element.control) or not (below or linked or _is_in_reach(element)):
            return (*below, *linked)
        self._add(element, (*below, *linked), spoken)
        return (element.widget.uid,)

    def _is_short_list(self, element: Element, below: tuple[int, ...]) -> bool:
        """Tell whether a list has fewer than two items, so that to call it one says nothing."""
        items = [each for each in below if self.nodes[each].role not in _NO_ITEMS]
        return element.role == "list" and len(items) < _MANY

    def _add(self, element: Element, children: tuple[int, ...], spoken: str) -> None:
        widget, number = element.widget, element.widget.uid
        bounds = self._bounds(element.rect)
        lines = lines_of(element, bounds)
        self.nodes[number] = Announced(
            id=number,
            role=element.role,
            name=said(element),
            value=value_of(element),
            description=words(widget, "accessible_description").strip(),
            placeholder=words(widget, "hint_text").strip() if lines else "",
            bounds=bounds,
            children=children,
            states=states_of(element),
            actions=actions_of(element),
            live=spoken,
            level=level_of(element),
            number=number_of(element),
            labelled_by=tuple(label.uid for label in labels_of(widget)),
            described_by=_described_by(widget),
            key=element.widget_id,
            private=element.in_editable,
            lines=lines,
            caret=caret_of(element, lines),
        )  # fmt: skip
        if element.role in _ITEMS:
            self._count(number, children)
        if "focused" in element.states:
            self.focus = number

    def _count(self, number: int, children: tuple[int, ...]) -> None:
        """Say of each item in a set which one it is, and of the set how many it has."""
        counted = [child for child in children if _is_item(self.nodes[child], self.nodes[number])]
        self.nodes[number] = replace(self.nodes[number], of=len(counted))
        for position, child in enumerate(counted, 1):
            self.nodes[child] = replace(self.nodes[child], position=position, of=len(counted))

    def _link(self, element: Element, part: Element, number: int) -> int:
        """Add a control that is no widget: a link in a text, the arrow of a tree."""
        key = part_id(element.widget.uid, number)
        bounds = self._bounds(part.rect)
        self.nodes[key] = Announced(key, part.role, part.name, bounds=bounds, actions=frozenset({"click"}))
        return key

    def _bounds(self, rect: Rect) -> Rect:
        left, bottom, right, top = rect
        return left, self._height - top, right, self._height - bottom


def _is_item(node: Announced, box: Announced) -> bool:
    """Tell whether something is one of the items of the set that it lies in."""
    items = _ITEMS[box.role]
    return node.role not in _NO_ITEMS if items is None else node.role in items


def _described_by(widget: Any) -> tuple[int, ...]:  # noqa: ANN401 - a Widget
    return tuple(each.uid for each in many(widget, "accessible_described_by") if is_widget(each))


def part_id(uid: int, number: int) -> int:
    """Return the id of a part of a widget, apart from those of all widgets."""
    return (number + 1 << 40) | uid


def _is_plain(element: Element) -> bool:
    """Tell whether an element says nothing itself: a box, a picture without a name, an empty text.

    A box that says of what lies in it whether it is spoken by itself is none of these. The label in a field
    that names it, as KivyMD builds its fields, would say that a second time.
    """
    if element.role == "label" and _names_its_field(element):
        return True
    if element.role in _PLAIN:
        return not any(words(element.widget, name) for name in ("accessible_name", "accessible_live"))
    if element.role in ("image", "label"):
        return not said(element)
    return False


def _names_its_field(label: Element) -> bool:
    up = label.parent
    while up is not None and up.role not in EDITABLE:
        up = up.parent
    return up is not None and up.name == own_text(label.widget)


def _tells_what_is_inside(element: Element) -> bool:
    """Tell whether an element's own name says the words in it."""
    if element.role in NAMED_BY_CONTENT:
        return True
    return element.role not in _BOXES and bool(words(element.widget, "accessible_name"))


def _is_in_reach(element: Element) -> bool:
    return shows(element) or within_reach(element)


def _in_order(children: list[Element]) -> list[Element]:
    """Return children in reading order: as they were added, but for a recycling list, which mixes them."""
    if children and is_a(
        attribute(children[0].parent and children[0].parent.widget, "view_opts"), list, dict
    ):
        return sorted(children, key=lambda each: (-round(each.rect[3]), round(each.rect[0])))
    return children
