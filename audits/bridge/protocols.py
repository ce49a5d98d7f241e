"""What a bridge and a platform's adapter need of each other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol


class Adapter(Protocol):
    """What joins a window to a platform's accessibility interface."""

    def update(self, make: Callable[[], Any]) -> None:
        """Send an update; ``make`` is called only if somebody listens."""

    def focus(self, focused: bool) -> None:
        """Tell whether the window has the keyboard."""

    def place(self, bounds: tuple[float, float, float, float]) -> None:
        """Tell where the window is on the screen: left, top, right, bottom, in px."""

    def close(self) -> None:
        """Leave the window; nothing is called afterwards."""


class Handlers(Protocol):
    """What an adapter calls, from any thread."""

    def activate(self) -> None:
        """Somebody listens from now on. Returns None: the tree follows as an update."""

    def act(self, request: Any) -> None:  # noqa: ANN401 - AccessKit's ActionRequest
        """Somebody asks for something to be done."""

    def deactivate(self) -> None:
        """Nobody listens any more."""
