"""macOS: NSAccessibility, by subclassing the content view of SDL's window."""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import accesskit

if TYPE_CHECKING:
    from ...pixels.affine import Rect
    from ..protocols import Handlers

_SDL_WINDOW = "SDLWindow"  # the class that SDL gives its windows


class MacAdapter:
    """AccessKit's adapter for NSAccessibility; handlers are called on the main thread."""

    def __init__(self, window: int, handlers: Handlers) -> None:
        accesskit.macos.add_focus_forwarder_to_window_class(_SDL_WINDOW)
        self._adapter: Any = accesskit.macos.SubclassingAdapter.for_window(
            window, handlers.activate, handlers.act
        )

    def update(self, make: Callable[[], Any]) -> None:
        """Send an update, and raise the events that follow from it."""
        self._raise(self._adapter.update_if_active(make))

    def focus(self, focused: bool) -> None:
        """Tell whether the window has the keyboard."""
        self._raise(self._adapter.update_view_focus_state(focused))

    def place(self, bounds: Rect) -> None:
        """Do nothing: the view knows its place."""

    def close(self) -> None:
        """Give the view its own class back."""
        self._adapter = None

    @staticmethod
    def _raise(events: Any) -> None:  # noqa: ANN401 - AccessKit's QueuedEvents
        if events is not None:
            events.raise_events()


def make(_window: object, handlers: Handlers) -> MacAdapter:
    """Return an adapter for the app's window, which Kivy does not tell: the system is asked for it."""
    return MacAdapter(_first_window(), handlers)


def _first_window() -> int:
    """Return the address of the application's first NSWindow: ``NSApp.windows.firstObject``."""
    objc = ctypes.CDLL(ctypes.util.find_library("objc"))
    objc.objc_getClass.restype = objc.sel_registerName.restype = objc.objc_msgSend.restype = ctypes.c_void_p
    objc.objc_getClass.argtypes = objc.sel_registerName.argtypes = [ctypes.c_char_p]
    objc.objc_msgSend.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    found: int = objc.objc_getClass(b"NSApplication")
    for message in (b"sharedApplication", b"windows", b"firstObject"):
        found = objc.objc_msgSend(found, objc.sel_registerName(message))
    return found
