"""Switches and boxes of an app's own, which are buttons or pictures by what they are made of.

Its class says so by its name ("IosSwitch", "MyCheckBox", "RadioButton"), and a property of Kivy's says
whether it is on. One that writes words on itself stays a button: the words tell what it does.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from . import flags
from .reading import attribute
from .wording import is_symbol, own_text

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

_KINDS = {
    "switch": frozenset({"switch"}),
    "radio_button": frozenset({"radio"}),
    "check_box": frozenset({"checkbox", "check"}),
}
"""Roles, and the words in a class's name that stand for each."""
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def own_switch(widget: Widget) -> str:
    """Return the role of a switch or a box of an app's own, "" for all else."""
    own: type = type(widget)
    kind = _kind(own)
    if not kind or not is_symbol(own_text(widget)) or not on_property(widget):
        return ""
    return "radio_button" if kind == "check_box" and attribute(widget, "group") is not None else kind


def on_property(widget: Widget) -> str:
    """Return the name of the property by which a widget says that it is on, "" for none.

    A toggle button says so by its ``state``, which lasts.
    """
    return "state" if is_toggle(widget) else flags.settable(widget, flags.ON)


def is_toggle(widget: Widget) -> bool:
    """Tell whether a widget is a toggle button of Kivy's, with whatever look."""
    return issubclass(type(widget), _toggle_button())


@cache
def _kind(kind: type) -> str:
    for base in kind.__mro__:
        said = {word.lower() for word in _WORD.findall(base.__name__)}
        for role, meant in _KINDS.items():
            if said & meant:
                return role
    return ""


@cache
def _toggle_button() -> type:
    from kivy.uix.behaviors import ToggleButtonBehavior

    kind: type = ToggleButtonBehavior
    return kind
