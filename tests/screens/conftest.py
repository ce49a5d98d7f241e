from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from itertools import count

import pytest
from kivy.core.window import Window
from kivy.uix.widget import Widget

from app.domain.events import Event
from app.domain.views.model import View
from app.prototype.bindings import theme
from app.prototype.fonts import register_fonts
from app.prototype.variant import Variant
from audits.driving.clock import VirtualTime, virtual_time
from screens.phone import Phone
from tests.screens.stand import do_what_is_due, frames, wear

_WHOLE = 8  # so often is looked through all that there is
_calls = count()


def free_widgets() -> None:
    """Free the widgets of earlier tests: they would follow each theme and language that is put on.

    What stays takes longer to look through than what a test has left: it is frozen. Of it, what was only held
    for a while, or frozen by a walk, is found when all is looked through.
    """
    whole = next(_calls) % _WHOLE == 0
    if whole:
        gc.unfreeze()
        gc.collect()  # some widgets are let go of only when others are freed, and found the next time
    gc.collect()
    if whole:
        gc.freeze()


@pytest.fixture
def time() -> Iterator[VirtualTime]:
    register_fonts()
    free_widgets()
    with virtual_time() as virtual:
        wear(Variant())
        yield virtual
        for widget in Window.children[:]:
            Window.remove_widget(widget)
        do_what_is_due()  # what is still to be laid out would be kept for it
        theme.reduced_motion = False


@pytest.fixture
def put(time: VirtualTime) -> Callable[[Widget], Widget]:
    """Put a widget into the window, alone."""

    def place(widget: Widget) -> Widget:
        for other in Window.children[:]:
            Window.remove_widget(other)
        Window.add_widget(widget)
        frames(time, 0.02)
        return widget

    return place


class Shown:
    """A phone in the window, and the events that it has emitted."""

    def __init__(self, put: Callable[[Widget], Widget], time: VirtualTime) -> None:
        self._put, self.time = put, time
        self.events: list[Event] = []
        self.phone: Phone

    def show(self, view: View) -> Phone:
        self.phone = self._put(Phone(view=view, emit=self.events.append))
        frames(self.time, 0.6, step=0.05)
        return self.phone

    def change(self, view: View, seconds: float = 0.5) -> None:
        self.phone.view = view
        frames(self.time, seconds, step=0.05)


@pytest.fixture
def shown(put: Callable[[Widget], Widget], time: VirtualTime) -> Shown:
    return Shown(put, time)
