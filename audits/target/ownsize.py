"""The size that an app gives its window before it imports Kivy's: the documented way, by Kivy's Config."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

_MOST_PX = 16_384  # no window is larger


@contextmanager
def own_size() -> Iterator[None]:
    """Let the window follow the width and height that an app writes into Kivy's Config meanwhile.

    The auditor's window is there before the app, which would therefore not be heard.
    """
    from kivy.config import Config
    from kivy.core.window import Window

    write = Config.set

    def heard(section: str, option: str, value: object) -> None:
        write(section, option, value)
        if section == "graphics" and option in ("width", "height"):
            with suppress(ValueError, OverflowError):  # what is no number is the app's to explain
                size = tuple(round(float(Config.get("graphics", name))) for name in ("width", "height"))
                if all(0 < side <= _MOST_PX for side in size):
                    Window.size = size

    Config.set = heard
    try:
        yield
    finally:
        del Config.set
