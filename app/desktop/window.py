"""``mingbai``: the phone on the desktop, and the control panel that chooses what it shows."""

from __future__ import annotations

from datetime import date, datetime, time

from app.desktop.files import WalkFile
from app.prototype.machine import require_display
from app.prototype.variant import Variant
from audits.target.environment import prepare_kivy
from audits.target.opengl import OPENGL_REMEDY, require_window
from screens.sizes import WINDOW

BEGINS = time(9, 41)  # what a phone's clock shows in pictures


def open_window(variant: Variant, walk_file: WalkFile | None = None, *, bridged: bool = True) -> None:
    """Show the window until it is closed; with a ``walk_file``, record what is done and keep it there.

    ``bridged`` lets screen readers use it, where AccessKit is installed.

    Raises MachineError where there is no display or no OpenGL, InputError where a data file is wrong,
    CheckError where the walk could not be kept.
    """
    require_display()
    prepare_kivy(*WINDOW, off_screen=False)
    require_window(f"see that the display answers, or {OPENGL_REMEDY}")
    from app.desktop.opening import DeskApp

    app = DeskApp(variant, datetime.combine(date.today(), BEGINS), walk_file, bridged=bridged)
    try:
        app.run()
    finally:
        app.finish()  # also after Ctrl+C
