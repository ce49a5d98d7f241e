"""The names by which an app's own code knows its widgets, and by which scripts may call them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.app import App

from ..looking.reading import is_widget, words
from ..looking.tree import Element


def script_ids(element: Element) -> tuple[str, ...]:
    """Return the names that an element has, the first one first: its id in kv, or what serves as one.

    A screen of a ScreenManager has its name, too. What has no id may have KivyMD's ``id``, or be known by its
    declared name.
    """
    widget = element.widget
    screen = words(widget, "name") if _is_screen(type(widget)) else ""
    own = element.widget_id or words(widget, "id")
    found = (own, screen) if own or screen else (words(widget, "accessible_name"),)
    return tuple(dict.fromkeys(filter(None, found)))


def attribute_names(elements: Sequence[Element]) -> dict[int, list[str]]:
    """Return the names of the attributes in which the app's classes keep their widgets, by each one's uid.

    That is how widgets are known that are made in Python: ``self.user = TextInput()``.
    """
    names: dict[int, list[str]] = {}
    for owner in (App.get_running_app(), *(element.widget for element in elements)):
        for name, kept in _attributes(owner):
            names.setdefault(kept.uid, []).append(name)
    return names


def _attributes(owner: Any) -> list[tuple[str, Any]]:  # noqa: ANN401 - an App or a Widget
    """Return what an object keeps in attributes of its own that Kivy does not keep there itself."""
    kept = getattr(owner, "__dict__", {})
    return [(name, value) for name, value in list(kept.items()) if name[:1] != "_" and is_widget(value)]


_screens: dict[type, bool] = {}


def _is_screen(kind: type) -> bool:
    if kind not in _screens:
        _screens[kind] = any(base.__name__ == "Screen" for base in kind.__mro__)
    return _screens[kind]
