"""Controls: whether they are announced, with a role that can do what they do."""

from __future__ import annotations

from ..bridge.role_names import ROLE_NAMES
from ..looking.handlers import bound, overridden
from ..looking.reading import attribute, truth, words
from ..looking.roles import CONTROLS, role_of_class
from ..looking.tree import Element, shows
from .disagreement import Agreement, doubtful, exempt, failed
from .told import Told

_PRESSED = ("on_press", "on_release")
_TOUCHED = ("on_touch_down", "on_touch_up")


def is_made_to_be_used(element: Element) -> bool:
    """Tell whether a widget is a control by its class, whatever role it declares."""
    return role_of_class(type(element.widget)) in CONTROLS


def compare_role(told: Told, element: Element) -> Agreement | None:
    """Return what is wrong with the role that a widget is announced with; None for nothing."""
    declared = words(element.widget, "accessible_role").strip()
    if not declared or not shows(element):
        return None
    if element.role not in ROLE_NAMES:
        return failed("unknown-role", f"Its role {declared!r} is none that assistive technology knows.")
    if element.control:
        return _idle(element)
    if not is_made_to_be_used(element) or not _answers(element):
        return None
    held = told.holder(element)
    if held is not None and "click" in held[1].actions:
        return None
    return failed("role", f"It can be pressed, and is announced as a {_named(element)}, which cannot.")


def _named(element: Element) -> str:
    return element.role.replace("_", " ")


def _idle(element: Element) -> Agreement | None:
    """Return the doubt about what is only declared as a control, and does nothing as far as code tells."""
    if is_made_to_be_used(element) or truth(element.widget, "is_focusable"):
        return None
    at: Element | None = element
    while at is not None:
        if any(bound(at.widget, each) or overridden(type(at.widget), each) for each in _TOUCHED):
            return None
        at = at.parent
    if any(each.control for each in element.walk() if each is not element):
        return None
    return doubtful("idle", f"It is announced as a {_named(element)}, and no code that answers was found.")


def _answers(element: Element) -> bool:
    widget, kind = element.widget, type(element.widget)
    return any(bound(widget, each) or overridden(kind, each) for each in (*_PRESSED, *_TOUCHED))


def compare_presence(told: Told, element: Element) -> Agreement | None:
    """Return that a control which people can use is announced nowhere; None where it is."""
    if not element.control or element.part or not shows(element) or told.node(element) is not None:
        return None
    if "decoration" not in element.states:
        return failed("unannounced", "It can be used, and is announced nowhere.")
    held = told.holder(element)
    if held is not None and "click" in held[1].actions:
        return exempt("decoration", "It is part of a control that is announced.")
    if attribute(element.widget, "is_focusable") is True:
        return failed("hidden-control", "It is declared as decoration, and takes the keyboard's focus.")
    return doubtful("hidden-control", "It is declared as decoration, and can be used: is there another way?")
