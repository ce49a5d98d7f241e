"""The prototype off screen: one phone that fills the window, for walkthroughs and audits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from app.prototype.variant import Variant
from audits.target.environment import prepare_kivy
from audits.target.opengl import renderer, require_window
from screens.sizes import PHONE

if TYPE_CHECKING:
    from app.prototype.shell import Prototype
    from audits.driving.clock import VirtualTime

# Every walk begins at the same moment, so that the same script meets the same dates.
STARTED = datetime(2026, 1, 5, 9, 41)


def prepare() -> None:
    """Open the off-screen window. Raises MachineError where there is no OpenGL."""
    prepare_kivy(*PHONE, off_screen=True)
    require_window()


def require_opengl() -> None:
    """Raise MachineError where off-screen drawing is not possible, before worker processes are started."""
    renderer()


@contextmanager
def running() -> Iterator[tuple[Prototype, VirtualTime]]:
    """Run the prototype on a virtual time, in the off-screen window that is open already."""
    from kivy.core.window import Window

    from app.prototype.shell import Prototype
    from audits.driving.clock import virtual_time

    def clear() -> None:
        for widget in Window.children[:]:
            Window.remove_widget(widget)

    def place(phone: Any) -> None:  # noqa: ANN401 - a Kivy widget
        clear()
        Window.add_widget(phone)

    with virtual_time() as time:
        prototype = Prototype(Variant(), STARTED, place)
        try:
            yield prototype, time
        finally:
            prototype.close()
            clear()
