"""Give controls another state for one look: pressed, focused or disabled, and back again.

Only the property that carries the look is set, for all controls at once; no touch is sent and no
press or release is dispatched. What an app itself does when that property changes does happen, and is
undone as far as setting the property back undoes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import TYPE_CHECKING

from .tree import Element

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

DEFAULT = "default"


@contextmanager
def pretend(state: str, elements: Sequence[Element]) -> Iterator[list[Element]]:
    """Put all controls that can be into a state; yield them; afterwards restore each one."""
    eligible, enter = _STATES[state]
    usable = (e for e in elements if e.control and not e.states & {"disabled", "hidden", "inert"})
    chosen = [element for element in usable if eligible(element.widget)]
    places = _scroll_places(elements)
    try:
        with ExitStack() as stack:
            for element in chosen:
                stack.enter_context(enter(element.widget))
            _scroll_to(places)
            yield chosen
    finally:
        _scroll_to(places)


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

    return (
        isinstance(widget, FocusBehavior)
        and widget.is_focusable
        and not widget.focus
        and not getattr(widget, "selection_text", "")  # focusing a text input drops its selection
    )


def _disableable(widget: Widget) -> bool:
    # A focused widget that is disabled loses its focus for good.
    return not getattr(widget, "focus", False)


@contextmanager
def _pressed(widget: Widget) -> Iterator[None]:
    widget.state = "down"
    try:
        yield
    finally:
        widget.state = "normal"


@contextmanager
def _focused(widget: Widget) -> Iterator[None]:
    # In managed mode no keyboard is asked for, so that any number can look focused at once.
    mode, widget.keyboard_mode = widget.keyboard_mode, "managed"
    widget.focus = True
    try:
        yield
    finally:
        widget.focus = False
        widget.keyboard_mode = mode


@contextmanager
def _disabled(widget: Widget) -> Iterator[None]:
    widget.disabled = True
    try:
        yield
    finally:
        widget.disabled = False


_STATES: dict[str, tuple[Callable[[Widget], bool], Callable[[Widget], AbstractContextManager[None]]]] = {
    "pressed": (_pressable, _pressed),
    "focused": (_focusable, _focused),
    "disabled": (_disableable, _disabled),
}

STATES = (DEFAULT, *_STATES)
"""All states a screen can be audited in."""
