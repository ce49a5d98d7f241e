"""What an app looked like before it was tried: put back what changed, and say what would not go back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from kivy.core.window import Window
from kivy.properties import (
    AliasProperty,
    ColorProperty,
    ListProperty,
    ReferenceListProperty,
    VariableListProperty,
)
from kivy.uix.modalview import ModalView

from ..driving.held import Held
from ..looking.reading import attribute
from ..looking.ways import put
from ..model import Remark

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

_PLAIN = (str, int, float, bool, type(None))
# What follows from other things by itself, or tells of a moment: it is neither compared nor put back.
_DERIVED = frozenset({
    "x", "y", "width", "height", "minimum_width", "minimum_height", "texture_size", "last_touch", "parent",
    "children", "bar_alpha", "scroll_timestamp", "cursor_blink",
})  # fmt: skip
_STATES = ("disabled", "index")  # these follow from a state that is no property itself
_LISTS = (ListProperty, VariableListProperty, ColorProperty)
_ALMOST = 1e-6


@dataclass(frozen=True, slots=True)
class _Before:
    """A widget with what it held. It is never compared itself: an app's own ``__eq__`` may do anything."""

    widget: Widget
    path: str
    children: list[Widget]
    values: tuple[Any, ...]


class Kept:
    """The widgets of the window, and of a root outside of it, with what they hold and their plain values."""

    def __init__(self, root: Widget) -> None:
        self._root = root
        self._before: list[_Before] = []
        self._window = Window.children[:]
        tops = [*self._window, *([] if root.get_parent_window() else [root])]
        pending = [(top, type(top).__name__) for top in tops]
        while pending:
            widget, path = pending.pop()
            children = widget.children[:]
            self._before.append(_Before(widget, path, children, _values(widget)))
            pending += [(child, f"{path}/{type(child).__name__}") for child in children]

    def put_back(self, app: Held) -> list[Remark]:
        """Undo what has changed since; return what is still different."""
        if not self._differences():
            return []
        self._undo()
        app.settle()
        if self._differences():  # what was put back first may have been changed by what came later
            self._undo()
            app.settle()
        # A widget's own business is not told: what begins with an underscore, or got its first value.
        told = (
            (path, [name for name, old in different.items() if old is not None and not name.startswith("_")])
            for path, different in self._differences()
        )
        return [Remark("changed", path, ", ".join(names)) for path, names in told if names]

    def _differences(self) -> list[tuple[str, dict[str, Any]]]:
        """Return what differs, as paths of widgets with their properties and what these were."""
        found = []
        for each in self._before:
            different = _changed(each.widget, each.values)
            if not _are_same(each.widget.children, each.children):
                different["children"] = each.children
            if different:
                found.append((each.path, different))
        if not _are_same(self._window, Window.children):
            lowest = self._window[-1] if self._window else self._root
            found.append((type(lowest).__name__, {"children of the window": self._window}))
        return found

    def _undo(self) -> None:
        for widget in _without(Window.children, self._window):
            dismiss = getattr(widget, "dismiss", None)
            with suppress(Exception):
                if callable(dismiss):
                    dismiss(animation=False)
            if widget.parent is Window:
                Window.remove_widget(widget)
        for widget in reversed(_without(self._window, Window.children)):
            with suppress(Exception):
                _show_again(widget)
        for each in self._before:
            for name, value in _changed(each.widget, each.values).items():
                with suppress(Exception):  # what cannot be put back is told
                    put(each.widget, name, value)
        for each in self._before:
            if not _are_same(each.widget.children, each.children):
                with suppress(Exception):
                    _hold(each.widget, each.children)


def _show_again(widget: Widget) -> None:
    """Put what has left the window back on top; a dialog is opened, else it could not be closed again."""
    if isinstance(widget, ModalView):
        widget.open(animation=False)
    if widget.parent is None:
        Window.add_widget(widget)


def _are_same(some: list[Widget], others: list[Widget]) -> bool:
    return [*map(id, some)] == [*map(id, others)]


def _without(some: list[Widget], others: list[Widget]) -> list[Widget]:
    kept = {*map(id, others)}
    return [each for each in some if id(each) not in kept]


def _hold(widget: Widget, children: list[Widget]) -> None:
    """Let a widget hold these children again, in their order."""
    for child in _without(widget.children, children):
        widget.remove_widget(child)
    for index, child in enumerate(children):
        if _without([child], widget.children):
            if child.parent is not None:
                child.parent.remove_widget(child)
            widget.add_widget(child, index)


def _values(widget: Widget) -> tuple[Any, ...]:
    """Return the values of a widget's own properties; those that are lists as they are now."""
    _, single, several = _names(widget)
    return *_read(widget, single), *(None if each is None else tuple(each) for each in _read(widget, several))


def _read(widget: Widget, names: tuple[str, ...]) -> tuple[Any, ...]:
    if len(names) > 1:
        with suppress(Exception):  # an app's own getter may raise
            found: tuple[Any, ...] = attrgetter(*names)(widget)  # one call: a screen has thousands of them
            return found
    return tuple(attribute(widget, name) for name in names)


def _names(widget: Widget) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the names of a widget's own properties, and of those the single values and the lists.

    Left out are those that follow from others.
    """
    own: dict[str, Any] = widget.properties()
    key = (type(widget), len(own))  # a kv rule may have given it more than its class has
    if key not in _KNOWN:
        derived = (AliasProperty, ReferenceListProperty)
        kept = {n: p for n, p in own.items() if n in _STATES or not (n in _DERIVED or isinstance(p, derived))}
        several = tuple(n for n, p in kept.items() if isinstance(p, _LISTS))
        single = tuple(n for n in kept if n not in several)
        _KNOWN[key] = (*single, *several), single, several
    return _KNOWN[key]


_KNOWN: dict[tuple[type, int], tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {}


def _changed(widget: Widget, before: tuple[Any, ...]) -> dict[str, Any]:
    """Return the plain values that a widget had before and has no more."""
    now = _values(widget)
    with suppress(Exception):  # what cannot be compared is compared one by one
        if now == before:
            return {}
    pairs = zip(_names(widget)[0], before, now, strict=False)
    return {name: old for name, old, new in pairs if _is_plain(old) and not _same(old, new)}


def _is_plain(value: Any) -> bool:  # noqa: ANN401 - whatever a property holds
    if isinstance(value, tuple):
        return all(isinstance(each, _PLAIN) for each in value)
    return isinstance(value, _PLAIN)


def _same(one: Any, other: Any) -> bool:  # noqa: ANN401 - plain values
    if isinstance(one, float) and isinstance(other, (int, float)):
        return abs(one - other) <= _ALMOST or one != one  # noqa: PLR0124 - NaN is not equal to itself
    return bool(one == other)
