"""Prepare Kivy before it is imported: it reads its environment, argv and log settings at import."""

from __future__ import annotations

import os
import sys

OFF_SCREEN = {
    "SDL_VIDEODRIVER": "offscreen",
    "SDL_AUDIODRIVER": "dummy",
    "SDL_NO_SIGNAL_HANDLERS": "1",  # SDL would turn SIGTERM into an event that nobody reads off screen
}
QUIET = {
    # Without OpenGL, Kivy would go on to its X11 window, which ends the whole process where there is no X.
    "KIVY_WINDOW": "sdl2",
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_CONFIG": "1",
    "KIVY_NO_ENV_CONFIG": "1",
    "KIVY_NO_FILELOG": "1",
    "KIVY_NO_CONSOLELOG": "1",
    "KIVY_LOG_MODE": "MIXED",  # leaves Python's root logger and stderr alone
}


def prepare_kivy(width: int, height: int, *, off_screen: bool) -> None:
    """Set up Kivy for a window of width × height px; call before anything imports Kivy.

    Raises RuntimeError when Kivy has been imported already, for then it would not be heard.
    """
    if "kivy" in sys.modules:
        raise RuntimeError("Kivy was imported before it was prepared")
    os.environ.update(QUIET)
    if off_screen:
        os.environ.update(OFF_SCREEN)
        # One dp is one px off screen, whatever the desktop's scaling is.
        os.environ.update(KIVY_DPI="96", KIVY_METRICS_DENSITY="1", KIVY_METRICS_FONTSCALE="1")

    from kivy.config import Config

    Config.set("graphics", "width", str(width))
    Config.set("graphics", "height", str(height))
    Config.set("graphics", "multisamples", "0" if off_screen else "2")
    Config.set("kivy", "exit_on_escape", "0")
    Config.set("input", "mouse", "mouse,disable_multitouch")
    if off_screen:
        # Real devices must not disturb a repeatable run; mtdev also complains where there is none.
        for device in Config.options("input"):
            Config.remove_option("input", device)
