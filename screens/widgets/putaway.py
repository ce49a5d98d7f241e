"""Put a widget away for later: take the focus from it, and see whether it is free to be shown again."""

from __future__ import annotations

from kivy.uix.widget import Widget

from screens.widgets.turn import resume, suspend


def held(root: Widget) -> bool:
    """Tell whether a finger holds a widget or one below it (their ``held``)."""
    return any(getattr(widget, "held", False) for widget in root.walk(restrict=True))


def put_away(root: Widget) -> bool:
    """Remove the focus from a widget that is no longer shown, and stop laying it out.

    Tells whether no touch holds it: then it may be shown again.
    """
    for widget in root.walk(restrict=True):
        if getattr(widget, "focus", False):
            widget.focus = False
    suspend(root)
    return not held(root)


def bring_back(root: Widget) -> None:
    """Lay out a widget that was put away and is shown again."""
    resume(root)


def put(widget: Widget, place: Widget | None) -> None:
    """Put a widget into a place, out of the one where it stands; with none, only out of that."""
    if widget.parent is place:
        return
    if widget.parent is not None:
        widget.parent.remove_widget(widget)
    if place is not None:
        place.add_widget(widget)
