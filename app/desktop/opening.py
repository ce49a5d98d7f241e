"""The start of the desktop program: the empty desk in the first frame, phone and panel right after it.

Nothing slow is imported here, so that the first frame appears as soon as possible.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from kivy.app import App
from kivy.base import ExceptionHandler, ExceptionManager
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.uix.floatlayout import FloatLayout

from app.content.strings import load_strings
from app.content.themes import load_palette
from app.prototype.variant import Variant
from screens.sizes import SMALLEST

if TYPE_CHECKING:
    from app.desktop.control import DeskControl
    from app.desktop.files import WalkFile


class KeepRunning(ExceptionHandler):  # type: ignore[misc]
    """Shows an event handler's exception in the panel instead of closing the window."""

    def __init__(self, control: DeskControl) -> None:
        super().__init__()
        self._control = control

    def handle_exception(self, error: BaseException) -> int:
        """Show the error and go on. Kivy passes interruptions as well; those still end the program."""
        if not isinstance(error, Exception):
            return int(ExceptionManager.RAISE)
        self._control.tell_error(error)
        return int(ExceptionManager.PASS)


class DeskApp(App):  # type: ignore[misc]
    """Opens the desk, then puts phone and panel on it."""

    def __init__(
        self,
        variant: Variant,
        started: datetime,
        walk_file: WalkFile | None = None,
        *,
        bridged: bool = False,
    ) -> None:
        super().__init__()
        self.control: DeskControl | None = None
        self._keep_running: KeepRunning | None = None
        self._variant = variant
        self._started = started
        self._walk_file = walk_file
        self._bridged = bridged
        self._ground = FloatLayout()

    def build(self) -> FloatLayout:
        """Show the empty desk."""
        Window.minimum_width, Window.minimum_height = SMALLEST
        self.title = load_strings(self._variant.lang).render("shell.title")
        Window.clearcolor = load_palette("light", "clear").page
        Window.bind(on_flip=self._first_frame_shown)
        return self._ground

    def finish(self) -> None:
        """End the run, after the window. Raises CheckError where something could not be kept."""
        if self._keep_running is not None:
            ExceptionManager.remove_handler(self._keep_running)
        if self.control is not None:
            self.control.close()

    def _first_frame_shown(self, *_: object) -> None:
        Window.unbind(on_flip=self._first_frame_shown)
        Clock.schedule_once(self._furnish)

    def _furnish(self, _elapsed: float) -> None:
        from app.content.datafiles import check_data_files
        from app.desktop.control import DeskControl

        check_data_files()
        self.control = DeskControl(self._variant, self._started, self._walk_file)
        self._keep_running = KeepRunning(self.control)
        ExceptionManager.add_handler(self._keep_running)
        self._ground.add_widget(self.control.desk)
        if self._bridged:
            from audits.bridge import connect

            connect(self)
