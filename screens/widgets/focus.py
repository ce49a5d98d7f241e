"""Which control the keyboard reaches next: reading order, within what can be reached at all."""

from __future__ import annotations

from collections.abc import Iterator

from kivy.uix.behaviors import FocusBehavior
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget


def reachable(root: Widget) -> Iterator[FocusBehavior]:
    """Yield the controls below a widget in reading order, leaving out whatever is ``inert``."""
    if _is_closed(root):
        return
    if isinstance(root, FocusBehavior) and root.is_focusable:
        yield root
    for child in reversed(root.children):
        yield from reachable(child)


def is_reachable(control: FocusBehavior, root: Widget) -> bool:
    """Tell whether a control is among those that are ``reachable`` below a widget."""
    if not control.is_focusable:
        return False
    one = control
    while isinstance(one, Widget):
        if _is_closed(one):
            return False
        if one is root:
            return True
        one = one.parent
    return False


def is_open(widget: Widget) -> bool:
    """Tell whether a widget is in the window and lies in nothing that is inert or disabled."""
    one = widget
    while isinstance(one, Widget):
        if _is_closed(one):
            return False
        one = one.parent
    return one is not None


def neighbour(control: Widget, step: int) -> Widget | None:
    """Return the control that Tab (step 1) or Shift+Tab (step -1) leads to, round the end."""
    order = list(reachable(_top(control)))
    if control not in order:
        return order[0] if order else None
    return order[(order.index(control) + step) % len(order)]


def bring_into_view(control: Widget) -> None:
    """Scroll a control into sight where it stands in something that scrolls."""
    above = control.parent
    while isinstance(above, Widget):
        if isinstance(above, ScrollView):
            if above.viewport_size[1] > above.height:
                above.scroll_to(control, padding=control.height / 2, animate=False)
            return
        above = above.parent


def lies_in(widget: Widget, whole: Widget) -> bool:
    """Tell whether a widget is a part of another, or that one itself."""
    one = widget
    while isinstance(one, Widget) and one is not whole:
        one = one.parent
    return one is whole


def _is_closed(widget: Widget) -> bool:
    """Tell whether nothing in a widget can be reached."""
    return bool(getattr(widget, "inert", False) or widget.disabled)


def _top(widget: Widget) -> Widget:
    while isinstance(widget.parent, Widget):
        widget = widget.parent
    return widget
