"""A running app held on virtual time, so that it can be brought to rest before it is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kivy.uix.widget import Widget

from ..errors import CheckError
from .clock import VirtualTime, running, taken_over
from .frames import Frames
from .rest import SOON_S, busy


class Held:
    """The app around a widget, on virtual time. What is due within ``soon_s`` s is waited for."""

    def __init__(self, widget: Widget, time: VirtualTime, soon_s: float, *, walked: bool) -> None:
        self.frames = Frames(time, widget, soon_s)
        self._soon_s = soon_s
        self._walked = walked
        self.unrest = ""

    def settle(self) -> None:
        """Let the app come to rest; what it was still busy with when the time for it was spent is ``unrest``.

        A walk brings the app to rest itself: there, what goes round for ever is left where it stands, so that
        the walk goes on as it would without an audit.
        """
        self.unrest = ""
        self.frames.lay_out()
        if self._walked and not busy(self._soon_s):
            return
        try:
            self.frames.settle()
        except CheckError as error:
            self.unrest = str(error)


@contextmanager
def held(widget: Widget, soon_s: float = SOON_S) -> Iterator[Held]:
    """Hold the app around a widget on virtual time, on that of a walk where one is being played."""
    walked = running() is not None
    with taken_over() as time:
        yield Held(widget, time, soon_s, walked=walked)


def settle(widget: Widget) -> None:
    """Let a widget and the app around it come to rest."""
    with held(widget) as app:
        app.settle()
