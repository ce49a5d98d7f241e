"""Linux and other Unix systems: AT-SPI, over D-Bus. Needs no window of the system's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import accesskit

from ..accesskit_nodes import rect

if TYPE_CHECKING:
    from ...pixels.affine import Rect
    from ..protocols import Handlers


class UnixAdapter:
    """AccessKit's adapter for AT-SPI. All handlers are called from a thread of AccessKit's."""

    def __init__(self, handlers: Handlers) -> None:
        self._adapter: Any = accesskit.unix.Adapter(handlers.activate, handlers.act, handlers.deactivate)

    def update(self, make: Callable[[], Any]) -> None:
        """Send an update."""
        self._adapter.update_if_active(make)

    def focus(self, focused: bool) -> None:
        """Tell whether the window has the keyboard."""
        self._adapter.update_window_focus_state(focused)

    def place(self, bounds: Rect) -> None:
        """Tell where the window is, px of the screen. Where Wayland hides that, it counts from 0."""
        self._adapter.set_root_window_bounds(rect(bounds), rect(bounds))

    def close(self) -> None:
        """Drop the adapter, while Python still runs."""
        self._adapter = None


def make(_window: object, handlers: Handlers) -> UnixAdapter:
    """Return an adapter; the window itself is not needed."""
    return UnixAdapter(handlers)
