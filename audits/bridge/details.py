"""What one element announces besides its place: words, value, states, level, actions."""

from __future__ import annotations

from typing import Any

from ..looking.names import UNTOLD
from ..looking.parts import parts
from ..looking.reading import attribute, is_a, number, truth, words
from ..looking.roles import EDITABLE
from ..looking.tree import Element
from ..looking.wording import own_text, without_glyphs
from ..naming.icons import icon_in_words

_LIVE_ROLES = {"alert": "assertive", "alert_dialog": "", "status": "polite", "log": "polite"}
_TITLED = frozenset({"dialog", "alert_dialog"})  # such as Kivy's Popup
_LEVELS = frozenset({"polite", "assertive", "off"})
_NUMBERED = frozenset({"slider", "progress_indicator", "spin_button"})
_OPENING = frozenset({"combo_box", "editable_combo_box", "menu_item", "tree_item", "disclosure_triangle"})
# What else an app may declare, and the state that follows; the third is how KivyMD's fields call it.
_DECLARED = (
    ("accessible_invalid", "invalid", "error"),
    ("accessible_required", "required", "required"),
    ("accessible_busy", "busy", ""),
)


def said(element: Element) -> str:
    """Return an element's name. What repeats something typed is told too: to whoever typed it.

    An icon font's glyphs are left out; a control that shows nothing else is called as its icon is.
    """
    name = without_glyphs(whole := _name(element))
    return name or (icon_in_words(element) if whole and element.control else "")


def _name(element: Element) -> str:
    if element.name == UNTOLD:
        return words(element.widget, "accessible_name").strip() or _words_inside(element)
    if element.name or element.private:
        return element.name
    return own_text(element.widget) or (
        words(element.widget, "title").strip() if element.role in _TITLED else ""
    )


def _words_inside(element: Element) -> str:
    return " ".join(filter(None, (own_text(each.widget) for each in element.walk())))


def value_of(element: Element) -> str:
    """Return what is entered or chosen; never a password."""
    widget = element.widget
    declared = words(widget, "accessible_value").strip()
    if declared:
        return declared
    if element.role == "password_input":
        return "•" * len(words(widget, "text"))
    if element.role in EDITABLE:
        return words(widget, "text")
    chosen = words(widget, "text") if element.role == "combo_box" else ""
    return chosen if chosen != said(element) else ""  # of itself, its name is what is chosen


def states_of(element: Element) -> frozenset[str]:
    """Return the states, in AccessKit's words: such as disabled, checked, expanded, invalid."""
    found = set(element.states & {"disabled", "checked", "unchecked", "mixed"})
    if element.role == "tab" and found & {"checked", "unchecked"}:
        found = (found - {"checked", "unchecked"}) | ({"selected"} if "checked" in found else set())
    opened = expanded(element)
    if opened is not None:
        found.add("expanded" if opened else "collapsed")
    for declared, state, of_kivymd in _DECLARED:
        field = element.role in EDITABLE and bool(of_kivymd) and attribute(element.widget, of_kivymd) is True
        if truth(element.widget, declared) or field:
            found.add(state)
    if truth(element.widget, "accessible_modal") or _is_modal(element.widget):
        found.add("modal")
    if truth(element.widget, "readonly") and element.role in EDITABLE:
        found.add("read_only")
    return frozenset(found)


def expanded(element: Element) -> bool | None:
    """Tell whether what an element opens is open; None where it opens nothing."""
    declared = attribute(element.widget, "accessible_expanded")
    if is_a(declared, bool):
        return bool(declared)
    opened = attribute(element.widget, "is_open")
    return bool(opened) if element.role in _OPENING and is_a(opened, bool) and not _is_leaf(element) else None


def _is_leaf(element: Element) -> bool:
    return element.role == "tree_item" and truth(element.widget, "is_leaf")


def _is_modal(widget: Any) -> bool:  # noqa: ANN401 - a Widget
    from kivy.uix.modalview import ModalView

    return isinstance(widget, ModalView)


def level_of(element: Element) -> int:
    """Return a heading's level, 1 where none is declared; 0 for all else."""
    return (int(number(element.widget, "accessible_level")) or 1) if element.role == "heading" else 0


def live_of(element: Element) -> str:
    """Return "polite" or "assertive" for what is spoken when it changes, "off" where that is declared."""
    declared = words(element.widget, "accessible_live").lower()
    return declared if declared in _LEVELS else _LIVE_ROLES.get(element.role, "")


def number_of(element: Element) -> tuple[float, float, float, float] | None:
    """Return the value, the least, the most and the step of what has a figure; None for all else."""
    widget = element.widget
    if element.role not in _NUMBERED or attribute(widget, "value") is None:
        return None
    least, most = number(widget, "min"), number(widget, "max", 100.0)
    return number(widget, "value"), least, most, number(widget, "step") or (most - least) / 20


def actions_of(element: Element) -> frozenset[str]:
    """Return what assistive technology can ask of an element."""
    if "disabled" in element.states:
        return frozenset()
    found = set()
    if element.control and element.role not in ("slider", "splitter"):
        found.add("click")
    if attribute(element.widget, "is_focusable") is True:
        found.add("focus")
    if element.role in EDITABLE:
        found |= {"set_value", "focus"}
    if element.role == "slider":
        found |= {"set_value", "increment", "decrement"}
    opened = expanded(element)
    if opened is not None and (element.control or any(parts(element))):
        found.add("collapse" if opened else "expand")
    if found and _scrolls_around(element):
        found.add("scroll_into_view")
    return frozenset(found)


def _scrolls_around(element: Element) -> bool:
    up = element.parent
    while up is not None:
        if up.scrolls:
            return True
        up = up.parent
    return False
