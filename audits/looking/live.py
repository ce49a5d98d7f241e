"""Whether a screen reader would be told of a text that appears (WCAG 4.1.3)."""

from __future__ import annotations

from .reading import words
from .tree import Element

_SPOKEN_ROLES = frozenset({"alert", "alert_dialog", "alertdialog", "dialog", "status", "log"})
"""Roles that are live by themselves, in ARIA's terms; a dialog gets the focus, and is read out by that."""


def live(element: Element) -> str:
    """Return "assertive" or "polite" as an element, or what it lies in, declares it; "" for neither.

    The values are AccessKit's. The nearest declaration counts, so that "off" can be said.
    """
    above: Element | None = element
    while above is not None:
        declared = words(above.widget, "accessible_live").lower()
        if declared:
            return declared if declared in {"assertive", "polite"} else ""
        if above.role in _SPOKEN_ROLES:
            return "assertive" if above.role.startswith("alert") else "polite"
        above = above.parent
    return ""
