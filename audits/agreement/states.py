"""Controls: whether the states that are announced are those that people meet."""

from __future__ import annotations

from ..bridge.records import Announced
from ..looking.flags import ERROR, ON, flag, settable
from ..looking.own_states import on_by_itself
from ..looking.reading import attribute, is_a
from ..looking.screen import Screen
from ..looking.tree import Element
from .disagreement import Agreement, doubtful, failed
from .told import Told

_SAYING_WHICH = frozenset({"checked", "unchecked", "mixed", "selected", "expanded", "collapsed"})


def compare_state(told: Told, element: Element) -> Agreement | None:
    """Return which state is announced otherwise than the widget has it; None where all agree."""
    node = told.node(element)
    if node is None:
        return None
    on = on_by_itself(element.widget)
    if on is not None and ("unchecked" if on else "checked") in node.states | _selection(node):
        said, real = ("off", "on") if on else ("on", "off")
        return failed("state", f"It is {real}, and accessible_checked_state says that it is {said}.")
    opened = attribute(element.widget, "is_open")
    if is_a(opened, bool) and ("collapsed" if opened else "expanded") in node.states:
        said, real = ("closed", "open") if opened else ("open", "closed")
        return failed("state", f"It is {real}, and accessible_expanded says that it is {said}.")
    return None


def _selection(node: Announced) -> frozenset[str]:
    """Return a tab's state in the words of a box: it is announced as selected, or not at all."""
    if node.role != "tab":
        return frozenset()
    return frozenset({"checked" if "selected" in node.states else "unchecked"})


def compare_selection(told: Told, element: Element) -> Agreement | None:
    """Return that a control can be on or off, by a property of its own, and announces neither; else None.

    Where one of several alike is on and another one off, people see which.
    """
    node, name = told.node(element), settable(element.widget, ON)
    if not name or node is None or not element.control or node.states & _SAYING_WHICH:
        return None
    alike = element.parent.children if element.parent is not None else []
    kind, on = type(element.widget), attribute(element.widget, name)
    if any(type(each.widget) is kind and attribute(each.widget, name) is not on for each in alike):
        what = "on" if on else "off, another like it on"
        return failed("state-untold", f"By its {name!r} it is {what}, and no such state is announced.")
    return doubtful("state-untold", f"It has {name!r}, and announces no state: does it show one?")


def compare_error(screen: Screen, before: Told, told: Told, element: Element) -> Agreement | None:
    """Return that what was put in error shows that and does not announce it; None otherwise."""
    name = flag(element.widget, ERROR)
    if not element.control or not name or screen.is_as_before(element.visible):
        return None
    old, new = before.node(element), told.node(element)
    if old is None or new is None or _told(old) != _told(new):
        return None
    return failed("state-untold", f"It shows that {name!r} is set, and is announced as before.")


def _told(node: Announced) -> tuple[object, ...]:
    return node.said, node.role, node.value, node.description, node.states, node.number
