"""A bridge from any Kivy app to screen readers, through AccessKit: ``connect(app)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kivy.app import App

    from .connection import Bridge


def connect(app: App | None = None) -> Bridge | None:
    """Connect an app's window to the screen readers of its machine; None where AccessKit is not installed.

    Call it in ``on_start`` or later. It ends with the app's event loop. As long as nobody listens, nothing is
    computed. ``app`` gives the window its name.
    """
    from .adapters import is_installed

    if not is_installed():
        return None
    from .connection import open_bridge

    return open_bridge(app)
