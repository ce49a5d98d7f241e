"""The properties by which widgets say that they are on, or that what they hold is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .reading import attribute, is_a

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

ERROR = ("error", "invalid", "has_error")
"""KivyMD's name for a field that is in error, and others' for the same."""
ON = ("active", "selected", "checked", "toggled")
"""Of check boxes, switches, chips and list items, Kivy's and others'."""


def flag(widget: Widget, names: tuple[str, ...]) -> str:
    """Return the first of these names under which a widget has True or False, "" for none."""
    return next((name for name in names if is_a(attribute(widget, name), bool)), "")


def settable(widget: Widget, names: tuple[str, ...]) -> str:
    """Return the first of these names that is a property of Kivy's with True or False, "" for none."""
    return next(
        (name for name in names if is_a(attribute(widget, name), bool) and _is_property(widget, name)), ""
    )


def _is_property(widget: Widget, name: str) -> bool:
    try:
        return widget.property(name, True) is not None
    except Exception:  # noqa: BLE001 - code of the app
        return False
