"""Windows: UI Automation, by subclassing the window's procedure. The window must not have been shown yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import accesskit

if TYPE_CHECKING:
    from ...pixels.affine import Rect
    from ..protocols import Handlers


class WindowsAdapter:
    """AccessKit's adapter for UI Automation; it follows the window's focus and place by itself."""

    def __init__(self, handle: int, handlers: Handlers) -> None:
        self._adapter: Any = accesskit.windows.SubclassingAdapter(handle, handlers.activate, handlers.act)

    def update(self, make: Callable[[], Any]) -> None:
        """Send an update, and raise the events that follow from it."""
        events = self._adapter.update_if_active(make)
        if events is not None:
            events.raise_events()

    def focus(self, focused: bool) -> None:
        """Do nothing: the window's own messages tell it."""

    def place(self, bounds: Rect) -> None:
        """Do nothing: the window's own messages tell it."""

    def close(self) -> None:
        """Give the window its own procedure back."""
        self._adapter = None


def make(window: Any, handlers: Handlers) -> WindowsAdapter:  # noqa: ANN401 - Kivy's Window
    """Return an adapter for a window of SDL's.

    The window is hidden while it is subclassed. One that is hidden from its start on (``graphics.window_state
    = hidden``) does not flicker.
    """
    window.hide()
    adapter = WindowsAdapter(window.get_window_info().window, handlers)
    window.show()
    return adapter
