"""What an app shows, once it has come to rest."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from ..errors import CheckError

if TYPE_CHECKING:
    from ..driving.driver import Driver


def root_of_window() -> Any:  # noqa: ANN401 - Kivy's Widget has no types
    """Return the lowest widget of the window, an empty one where the app has taken all away."""
    from kivy.core.window import Window
    from kivy.uix.widget import Widget

    return Window.children[-1] if Window.children else Widget()


def uppermost() -> Any:  # noqa: ANN401 - Kivy's Widget has no types
    """Return what is to be judged: what lies open above the page, and else the page.

    A page was judged before something opened above it, and much of it is covered then.
    """
    from kivy.core.window import Window

    from ..exploring.structure import is_overlay

    above = [widget for widget in reversed(Window.children[:-1]) if is_overlay(widget)]
    return above[0] if above else root_of_window()


def come_to_rest(driver: Driver) -> None:
    """Let the app come to rest; one that never does is looked at as it is."""
    with suppress(CheckError):
        driver.frames.settle()
