"""Read what widgets of somebody's app say of themselves: one may raise, or answer with anything at all."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING, Any, TypeGuard

if TYPE_CHECKING:
    from kivy.uix.widget import Widget


def attribute(widget: Any, name: str, default: Any = None) -> Any:  # noqa: ANN401 - whatever the app keeps there
    """Return an attribute; ``default`` where there is none, or reading it raises."""
    try:
        return getattr(widget, name, default)
    except Exception:  # noqa: BLE001 - code of the app
        return default


def truth(widget: Any, name: str) -> bool:  # noqa: ANN401 - a Widget
    """Tell whether an attribute is a true value of a plain kind; any other object decides nothing."""
    try:
        value = getattr(widget, name, None)
    except Exception:  # noqa: BLE001 - code of the app
        return False
    if value is None or value is False:  # as nearly all are
        return False
    return is_a(value, bool, int, float, str) and bool(value)


def words(widget: Any, name: str) -> str:  # noqa: ANN401 - a Widget
    """Return an attribute that is a text, as a plain ``str``; empty for anything else."""
    try:
        value = getattr(widget, name, "")
    except Exception:  # noqa: BLE001 - code of the app
        return ""
    if type(value) is str:  # as nearly all are
        return value
    return str.__str__(value) if is_a(value, str) else ""


def number(widget: Any, name: str, default: float = 0.0) -> float:  # noqa: ANN401 - a Widget
    """Return an attribute that is a finite number; ``default`` for anything else."""
    try:
        value = float(getattr(widget, name))
    except Exception:  # noqa: BLE001 - no number, or code of the app
        return default
    return value if isfinite(value) else default


def many(widget: Any, name: str) -> tuple[Any, ...]:  # noqa: ANN401 - a Widget
    """Return what an attribute holds: the items of a list or tuple, or it alone; nothing for None."""
    value = attribute(widget, name)
    if value is None:
        return ()
    return tuple(value) if is_a(value, list, tuple) else (value,)


def children(widget: Widget) -> list[Any]:
    """Return a widget's children in the order in which they are drawn."""
    found = attribute(widget, "children")
    # Kivy keeps the last added child first and draws it last.
    return [child for child in reversed(found) if is_widget(child)] if is_a(found, list) else []


def ids(widget: Widget) -> Iterable[tuple[str, Any]]:
    """Return the names that kv gives to widgets, and those widgets, or proxies of them."""
    found = attribute(widget, "ids")
    return list(found.items()) if is_a(found, dict) else []


def is_a(thing: Any, *kinds: type) -> bool:  # noqa: ANN401 - whatever the app declares
    """Tell whether a thing is of a kind, without asking the thing: a dead proxy raises."""
    return issubclass(type(thing), kinds)


def is_widget(thing: Any) -> TypeGuard[Any]:  # noqa: ANN401 - whatever the app declares
    """Tell whether a thing is a widget, or a proxy of one that still lives."""
    try:
        return isinstance(thing, _widget()) and isinstance(thing.uid, int)
    except Exception:  # noqa: BLE001 - a dead proxy, or code of the app
        return False


@cache
def _widget() -> Any:  # noqa: ANN401 - the class of Kivy's widgets, which has no types
    from kivy.uix.widget import Widget

    return Widget
