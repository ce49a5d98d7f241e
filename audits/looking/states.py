"""Give controls another state for one look: pressed, focused or disabled, and back again.

Only the properties that carry the look are set, for all controls at once; no touch is sent and no
press or release is dispatched. What an app itself does when that property changes does happen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, Any, NoReturn

from .tree import Element

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

DEFAULT = "default"
Undo = Callable[[], None]


def _raise(_: Element, error: Exception) -> NoReturn:
    raise error


@contextmanager
def pretend(
    state: str, elements: Sequence[Element], on_error: Callable[[Element, Exception], None] = _raise
) -> Iterator[list[Element]]:
    """Put all controls that can be into a state; yield them; afterwards restore each one.

    ``on_error`` gets what the app raises when a control's state changes. Whatever is raised, every control
    is restored.
    """
    eligible, kept, enter = _STATES[state]
    usable = (e for e in elements if e.control and not e.states & {"disabled", "hidden", "inert"})
    chosen = [element for element in usable if eligible(element.widget)]

    def guarded(element: Element, work: Undo) -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - whatever an app's observer raises
            on_error(element, error)

    places = _scroll_places(elements)
    with ExitStack() as stack:
        stack.callback(_scroll_to, places)
        for element in chosen:
            stack.callback(guarded, element, kept(element.widget))
            guarded(element, lambda widget=element.widget: enter(widget))  # type: ignore[misc]
        _scroll_to(places)
        yield chosen


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


def _scroll_places(elements: Sequence[Element]) -> dict[Widget, tuple[float, float]]:
    """Note how far everything is scrolled: an app may scroll to what gets the focus."""
    scrolling = (element.widget for element in elements if element.role == "scroll_view")
    return {widget: (widget.scroll_x, widget.scroll_y) for widget in scrolling}


def _scroll_to(places: dict[Widget, tuple[float, float]]) -> None:
    for widget, (x, y) in places.items():
        widget.scroll_x, widget.scroll_y = x, y


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


_STATES: dict[str, tuple[Callable[[Widget], bool], Callable[[Widget], Undo], Callable[[Widget], None]]] = {
    "pressed": (_pressable, _unpressed, _press),
    "focused": (_focusable, _unfocused, _focus),
    "disabled": (_disableable, _enabled, _disable),
}

STATES = (DEFAULT, *_STATES)
"""All states a screen can be audited in."""
