"""How controls are given a state, and get back the one they had."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from . import flags
from .reading import attribute
from .roles import role_of_class
from .switches import is_toggle, on_property, own_switch

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

Undo = Callable[[], None]


def put(widget: Widget, name: str, value: object) -> None:
    """Set a property. Where one of its observers raises, the others hear of the change all the same.

    Raises what the observer has raised, once all is done.
    """
    before = getattr(widget, name)
    try:
        setattr(widget, name, value)
    except Exception:
        if getattr(widget, name) != before:
            for observer, arguments, keywords, is_reference, _ in _observers(widget, name):
                called = observer() if is_reference else observer
                with suppress(Exception):
                    called(*arguments, widget, getattr(widget, name), **keywords)
        raise


def _observers(widget: Widget, name: str) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = widget.get_property_observers(name, args=True)
    return found


def _pressable(widget: Widget) -> bool:
    from kivy.uix.behaviors import ButtonBehavior, ToggleButtonBehavior

    # A toggle's "down" is its value, not a press: setting it would be answering for the person.
    return (
        isinstance(widget, ButtonBehavior)
        and not isinstance(widget, ToggleButtonBehavior)
        and widget.state == "normal"
    )


def _focusable(widget: Widget) -> bool:
    from kivy.uix.behaviors import FocusBehavior

    return isinstance(widget, FocusBehavior) and widget.is_focusable and not widget.focus


def _disableable(widget: Widget) -> bool:
    # A focused widget that is disabled loses its focus for good.
    return not getattr(widget, "focus", False)


def _press(widget: Widget) -> None:
    """Press as a touch does: what can have the focus gets it, too."""
    if _focusable(widget):
        _focus(widget)
    put(widget, "state", "down")


def _unpressed(widget: Widget) -> Undo:
    unfocus = _unfocused(widget) if _focusable(widget) else None

    def undo() -> None:
        try:
            put(widget, "state", "normal")
        finally:
            if unfocus is not None:
                unfocus()

    return undo


def _focus(widget: Widget) -> None:
    # In managed mode no keyboard is asked for, so that any number can look focused at once.
    widget.keyboard_mode = "managed"
    put(widget, "focus", True)


def _unfocused(widget: Widget) -> Undo:
    """Return what takes the focus away, and gives a text input back its cursor and selection."""
    from kivy.uix.textinput import TextInput

    mode = widget.keyboard_mode
    text = isinstance(widget, TextInput)
    typed = _typing_place(widget) if text else ()

    def undo() -> None:
        try:
            put(widget, "focus", False)
        finally:
            widget.keyboard_mode = mode
            if text:
                _type_at(widget, *typed)

    return undo


def _typing_place(field: Widget) -> tuple[Any, ...]:
    selected = (field.selection_from, field.selection_to) if field.selection_text else None
    return field.cursor, selected, (field.scroll_x, field.scroll_y)


def _type_at(
    field: Widget, cursor: tuple[int, int], selected: tuple[int, int] | None, scrolled: tuple[float, float]
) -> None:
    if selected is not None:
        field.select_text(*sorted(selected))
        field._selection_from, field._selection_to = selected  # it may have been drawn from right to left
    if field.cursor != cursor:
        field.cursor = cursor
    field.scroll_x, field.scroll_y = scrolled


def _disable(widget: Widget) -> None:
    put(widget, "disabled", True)


def _enabled(widget: Widget) -> Undo:
    return lambda: put(widget, "disabled", False)


def _answer(widget: Widget) -> str:
    """Return the name of the property that holds whether a box or switch is on, "" for what is neither."""
    if is_toggle(widget):
        return "state"
    is_switch = role_of_class(type(widget)) in {"check_box", "switch"}
    if is_switch and isinstance(attribute(widget, "active"), bool):
        return "active"
    return on_property(widget) if own_switch(widget) else ""


def _toggle(widget: Widget) -> None:
    name = _answer(widget)
    now = getattr(widget, name)
    put(widget, name, {"normal": "down", "down": "normal"}[now] if name == "state" else not now)


def _answered(widget: Widget) -> Undo:
    name = _answer(widget)
    before = getattr(widget, name)
    return lambda: put(widget, name, before)


def _can_be_in_error(widget: Widget) -> bool:
    """Tell whether a field has a property that says that it is in error, and is in none now."""
    name = flags.settable(widget, flags.ERROR)
    return bool(name) and attribute(widget, name) is False


def _set_error(widget: Widget, error: bool) -> None:
    put(widget, flags.settable(widget, flags.ERROR), error)


def _read(name: str) -> Callable[[Widget], object]:
    return lambda widget: attribute(widget, name)


@dataclass(frozen=True, slots=True)
class Way:
    """How a state is given: to what, how it is taken away again, how it is given, where it is read."""

    eligible: Callable[[Widget], bool]
    kept: Callable[[Widget], Undo]
    enter: Callable[[Widget], None]
    read: Callable[[Widget], object]


WAYS = {
    "pressed": Way(_pressable, _unpressed, _press, _read("state")),
    "focused": Way(_focusable, _unfocused, _focus, _read("focus")),
    "disabled": Way(_disableable, _enabled, _disable, _read("disabled")),
    "toggled": Way(
        lambda widget: bool(_answer(widget)),
        _answered,
        _toggle,
        lambda widget: attribute(widget, _answer(widget)),
    ),
    "error": Way(
        _can_be_in_error,
        lambda widget: lambda: _set_error(widget, False),
        lambda widget: _set_error(widget, True),
        lambda widget: attribute(widget, flags.settable(widget, flags.ERROR)),
    ),
}
