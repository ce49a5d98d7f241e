"""What keys do to a control that has the focus, and to a dialog that is open, without anything being done.

Events that tell of a press are caught before the app hears of them. Only what is known to open something, by
the app's own code, is opened, to see where the focus goes when Escape closes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ..looking.handlers import bound, overridden
from ..looking.tree import Element
from ..looking.ways import put

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

    from .probe import Probe

_PRESSES = ("on_press", "on_release")
_KEYS = ("Enter", "Space")
_ESCAPES = 2  # the first may only leave a text field in the dialog
_VALUES = ("active", "state", "value")


def does_something(element: Element) -> bool:
    """Tell whether a press on a control has a known effect: a handler, or a value that it switches."""
    widget = element.widget
    if {"checked", "unchecked"} & element.states:
        return True
    return any(
        widget.is_event_type(event)
        and (widget.get_property_observers(event) or overridden(type(widget), event))
        for event in _PRESSES
    )


def key_operates(probe: Probe, widget: Widget) -> bool:
    """Tell whether Enter or Space acts on a widget. Handlers are not called, values are put back."""
    for key in _KEYS:
        widget.focus = True
        probe.one()
        values = _values(widget)
        shown = _texts_of_page(probe)
        with caught(widget, _PRESSES) as met:
            probe.press(key)
            probe.settle()
        acted = bool(met) or _values(widget) != values or _texts_of_page(probe) != shown
        for name, value in values.items():
            if getattr(widget, name) != value:
                put(widget, name, value)
        if acted:
            return True
    return False


def opens_something(element: Element) -> bool:
    """Tell whether the code that a press runs opens something."""
    return any("open" in handler.names for event in _PRESSES for handler in bound(element.widget, event))


def focus_after_dialog(probe: Probe, widget: Widget) -> str:
    """Open with Enter what a control opens, close it with Escape: return what goes wrong, "" if nothing does.

    "no-escape": it stays open, and no key gets to anything in it. "focus-not-back": the focus is elsewhere.
    """
    before = _dialogs()
    widget.focus = True
    probe.one()
    probe.press("Enter")
    probe.settle()
    opened = [each for each in _dialogs() if each not in before]
    if not opened:
        return ""
    for _ in range(_ESCAPES):
        if opened[-1] in _dialogs():
            probe.press("Escape")
            probe.settle()
    if opened[-1] in _dialogs():
        return "" if has_way_in(opened[-1]) else "no-escape"
    return "" if probe.focused() is widget else "focus-not-back"


def has_way_in(dialog: Widget) -> bool:
    """Tell whether something in a dialog can have the focus, and so may close it."""
    return any(getattr(each, "is_focusable", False) for each in dialog.walk(restrict=True))


def escape_closes(probe: Probe, dialog: Widget) -> bool:
    """Tell whether Escape asks an open dialog to close; it stays open."""
    with caught(dialog, ("on_pre_dismiss", "on_dismiss")) as met:
        probe.press("Escape")
        probe.settle()
    return bool(met)


def _dialogs() -> list[Any]:
    from kivy.core.window import Window
    from kivy.uix.modalview import ModalView

    return [each for each in Window.children if isinstance(each, ModalView)]


@contextmanager
def caught(widget: Widget, events: Sequence[str]) -> Iterator[list[str]]:
    """Keep events of a widget from everybody else, and note their names. Kivy asks the last bound first."""
    met: list[str] = []

    def catch(event: str, *_: object) -> bool:
        met.append(event)
        return True

    there = [event for event in events if widget.is_event_type(event)]
    uids = {event: widget.fbind(event, catch, event) for event in there}
    try:
        yield met
    finally:
        for event, uid in uids.items():
            widget.unbind_uid(event, uid)


def _values(widget: Widget) -> dict[str, object]:
    return {name: getattr(widget, name) for name in _VALUES if hasattr(widget, name)}


def _texts_of_page(probe: Probe) -> list[tuple[str, object]]:
    """Return what the page says: a key may act without any event of the widget."""
    from ..driving.finder import elements_of

    return [(each.path, getattr(each.widget, "text", None)) for each in elements_of(probe.root)]
