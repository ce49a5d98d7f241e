"""Controls that are on or off, fields that are right or wrong: how they stand, and setting them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..looking import flags
from ..looking.reading import attribute, is_a, words
from ..looking.roles import EDITABLE
from ..looking.tree import Element
from ..looking.ways import put

if TYPE_CHECKING:
    from kivy.uix.widget import Widget


def is_on(element: Element) -> bool | None:
    """Tell whether a control is on, chosen or ticked; None for what is neither on nor off."""
    if "checked" in element.states:
        return True
    if "unchecked" in element.states:
        return False
    name = flags.flag(element.widget, flags.ON) if element.control else ""
    return bool(attribute(element.widget, name)) if name else None


def is_wrong(field: Element) -> bool | None:
    """Tell whether a field is marked as wrong; None for one that has no such mark, and what is no field."""
    values = [attribute(field.widget, name) for name in flags.ERROR] if field.role in EDITABLE else []
    known = [value for value in values if is_a(value, bool, str)]  # a text says what is wrong
    return any(known) if known else None


def setter(element: Element) -> Callable[[bool], None] | None:
    """Return what switches a control on or off, or marks a field; None where no property of its does that.

    The property is set as the app would set it: nothing is pressed.
    """
    widget, name = element.widget, switched_by(element)
    if name == "state":
        return lambda on: put(widget, "state", "down" if on else "normal")
    return (lambda on: put(widget, name, on)) if name else None


def switched_by(element: Element) -> str:
    """Return the name of the property that says how an element stands and can be set, "" for none."""
    if _lasting(element.widget):
        return "state"
    names = flags.ERROR if element.role in EDITABLE else (*flags.ON, "accessible_checked_state")
    return flags.settable(element.widget, names)


def _lasting(widget: Widget) -> bool:
    """Tell whether "down" is what a button is, and not its look under a finger."""
    return hasattr(widget, "allow_no_selection") and words(widget, "state") in ("normal", "down")
