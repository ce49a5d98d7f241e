"""``mingbai``: the phone on the desktop, and the control panel that chooses what it shows."""

from __future__ import annotations

from datetime import date, datetime, time

from app.prototype.machine import require_display
from app.prototype.variant import Variant
from audits.target.environment import prepare_kivy
from audits.target.opengl import OPENGL_REMEDY, require_window
from screens.sizes import WINDOW

BEGINS = time(9, 41)  # what a phone's clock shows in pictures


def open_window(variant: Variant) -> None:
    """Show the window until it is closed.

    Raises MachineError where there is no display or no OpenGL, InputError where a data file is wrong.
    """
    require_display()
    prepare_kivy(*WINDOW, off_screen=False)
    require_window(f"see that the display answers, or {OPENGL_REMEDY}")
    from app.desktop.opening import DeskApp

    DeskApp(variant, datetime.combine(date.today(), BEGINS)).run()
