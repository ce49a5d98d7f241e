"""Put a widget away for later: take the focus from it, and see whether it is free to be shown again."""

from __future__ import annotations

from kivy.uix.widget import Widget


def held(root: Widget) -> bool:
    """Tell whether a finger holds on to a widget or to one in it, as those say by ``held``."""
    return any(getattr(widget, "held", False) for widget in root.walk())


def put_away(root: Widget) -> bool:
    """Take the focus from a widget that is shown no more; tell whether nothing holds on to it."""
    for widget in root.walk():
        if getattr(widget, "focus", False):
            widget.focus = False
    return not held(root)
