"""Which role, in AccessKit's vocabulary, each kind of Kivy widget plays, and which roles are controls.

Names are those of AccessKit's ``Role`` in snake case (docs.rs/accesskit), because a bridge from Kivy to
it is under way (kivy pull request 9169).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from .idle import is_idle
from .reading import attribute, truth, words

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

# The first class of a widget's method resolution order that stands here decides, so that an
# application's own subclass of a Button is a button. Classes are named, not imported: importing them
# would load widgets the audited app never uses.
_ROLES = {
    "CheckBox": "check_box",
    "MDCheckbox": "check_box",
    "Switch": "switch",
    "MDSwitch": "switch",
    "Slider": "slider",
    "TextInput": "text_input",
    "TabbedPanelHeader": "tab",
    "TabbedPanelStrip": "tab_list",
    "TabbedPanel": "tab_panel",
    "Spinner": "combo_box",
    "SpinnerOption": "menu_list_option",
    "DropDown": "menu_list_popup",
    "TreeViewNode": "tree_item",
    "TreeView": "tree",
    "AccordionItemTitle": "button",
    "ListItemButton": "list_item",
    "ButtonBehavior": "button",
    "Image": "image",
    "Label": "label",
    "ProgressBar": "progress_indicator",
    "ModalView": "dialog",
    "Video": "video",
    "SplitterStrip": "splitter",
    "ScrollView": "scroll_view",
    "RecycleView": "scroll_view",
    "Screen": "pane",
    "Widget": "generic_container",
}
_MIXED_IN = frozenset({"TreeViewNode"})

CONTROLS = frozenset(
    {
        "button", "default_button", "link", "check_box", "radio_button", "switch", "slider", "text_input",
        "multiline_text_input", "password_input", "search_input", "number_input", "phone_number_input",
        "combo_box", "editable_combo_box", "spin_button", "tab", "menu_item", "menu_item_check_box",
        "menu_item_radio", "menu_list_option", "list_box_option", "toggle_button", "tree_item",
        "disclosure_triangle", "splitter",
    }
)  # fmt: skip
"""Roles that people operate: each needs a name and a target of sufficient size."""

EDITABLE = frozenset(role for role in CONTROLS if role.endswith("_input"))

NAMED_BY_CONTENT = CONTROLS - EDITABLE - {"slider"}
"""Controls whose own texts name them (Accessible Name and Description Computation 1.2, step 2F)."""

_cache: dict[tuple[type, bool], str] = {}


def role_of_class(kind: type, *, pressed: bool = True) -> str:
    """Return the role that a widget class plays, or what it plays besides where nobody can press it."""
    role = _cache.get((kind, pressed))
    if role is None:
        names = [base.__name__ for base in kind.__mro__ if pressed or base.__name__ != "ButtonBehavior"]
        found = _MIXED_IN & {*names} or names  # these are mixed in after a widget
        role = next((_ROLES[name] for name in found if name in _ROLES), "unknown")
        _cache[kind, pressed] = role
    return role


def role_of(widget: Widget) -> str:
    """Return the role that a widget declares, or that of its class."""
    declared = words(widget, "accessible_role")
    if declared:
        return _spelled(declared)
    role = role_of_class(type(widget))
    if role == "button" and is_idle(widget):
        return role_of_class(type(widget), pressed=False)
    if role == "text_input":
        return _input_role(widget)
    if role == "check_box" and attribute(widget, "group") is not None:
        return "radio_button"
    return role


@cache
def _spelled(role: str) -> str:
    """Return a declared role in snake case."""
    return re.sub(r"[\s-]+", "_", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", role)).lower()


def _input_role(widget: Widget) -> str:
    if truth(widget, "password"):
        return "password_input"
    return "multiline_text_input" if truth(widget, "multiline") else "text_input"
