"""The states that a widget is in: disabled, hidden, focused, checked, pressed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .reading import attribute, is_a, number, truth, words
from .roles import role_of_class

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
    declared = attribute(widget, "accessible_checked_state")
    if is_a(declared, bool, str):
        said = words(widget, "accessible_checked_state") or f"{bool(declared)}"
        return {"true": "checked", "false": "unchecked"}.get(said.lower(), said.lower())
    active = attribute(widget, "active")
    if is_a(active, bool) and role_of_class(type(widget)) in ("check_box", "switch"):
        return "checked" if active else "unchecked"
    if issubclass(type(widget), _toggle_button()):  # its "down" lasts
        return "checked" if words(widget, "state") == "down" else "unchecked"
    return None


@cache
def _toggle_button() -> type:
    from kivy.uix.behaviors import ToggleButtonBehavior

    kind: type = ToggleButtonBehavior
    return kind
