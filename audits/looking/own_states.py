"""The states that a widget is in: disabled, hidden, focused, checked, pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .reading import attribute, is_a, number, truth, words
from .roles import role_of_class
from .switches import is_toggle, on_property, own_switch

if TYPE_CHECKING:
    from kivy.uix.widget import Widget


def states_of(widget: Widget, above: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the widget's states, and those of them that its children share."""
    shared = above
    if truth(widget, "disabled"):
        shared |= {"disabled"}
    if number(widget, "opacity", 1.0) <= 0:
        shared |= {"hidden"}
    if truth(widget, "accessible_hidden"):
        shared |= {"decoration"}
    states = shared
    if attribute(widget, "focus") is True:
        states |= {"focused"}
    checked = _checked(widget)
    if checked is not None:
        states |= {checked}
    elif words(widget, "state") == "down":
        states |= {"pressed"}
    return states, shared


def _checked(widget: Widget) -> str | None:
    """Return what a widget says in words that it is, else what it is by itself, else what it declares.

    kv gives a property that it makes for one widget to all of its class, as False: that says nothing of those
    which are on or off by themselves.
    """
    if said := words(widget, "accessible_checked_state"):
        return {"true": "checked", "false": "unchecked"}.get(said.lower(), said.lower())
    on = on_by_itself(widget)
    if on is None:
        declared = attribute(widget, "accessible_checked_state")
        on = bool(declared) if is_a(declared, bool) else None
    return None if on is None else "checked" if on else "unchecked"


def on_by_itself(widget: Widget) -> bool | None:
    """Tell whether a box, a switch or a toggle button is on; None for all else."""
    active = attribute(widget, "active")
    if is_a(active, bool) and role_of_class(type(widget)) in ("check_box", "switch"):
        return bool(active)
    if is_toggle(widget):  # its "down" lasts
        return words(widget, "state") == "down"
    return bool(attribute(widget, on_property(widget))) if own_switch(widget) else None
