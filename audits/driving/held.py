"""A running app held on virtual time, so that it can be brought to rest before it is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kivy.uix.widget import Widget

from ..errors import CheckError
from .clock import VirtualTime, taken_over
from .frames import Frames
from .rest import busy, endless, left, scheduled
from .witness import Witness

_MOST_ERRORS = 5  # an app that raises more often on its way to rest never gets there


class Held:
    """The app around a widget, on virtual time."""

    def __init__(self, widget: Widget, time: VirtualTime) -> None:
        self.frames = Frames(time, widget)
        self.witness = Witness(bear=time.of_app)
        self._walked = not time.of_app
        self.unrest = ""

    def settle(self) -> None:
        """Let the app come to rest; what it was still busy with when the time for it was spent is ``unrest``.

        A walk brings the app to rest itself. There, endless animations are left as they are, so that the walk
        goes on as it would without an audit.
        """
        self.unrest = ""
        with self.witness.noting():
            self.frames.lay_out()
        if self._walked and not busy():
            return
        for _ in range(_MOST_ERRORS):
            try:
                self.frames.settle()
                break
            except CheckError as error:
                self.unrest = str(error)
                break
            except Exception as error:  # noqa: BLE001 - whatever the app raises
                self.witness.note("", error)

    def wait(self, seconds: float) -> None:
        """Let so many s pass, and then let the app come to rest again."""
        if seconds > 0:
            with self.witness.noting():
                self.frames.live(seconds)
            self.settle()

    def has_plans(self, seconds: float) -> bool:
        """Tell whether something is due within so many s; never in a walk, whose time is not ours."""
        return not self._walked and any(left(event) <= seconds for event in scheduled())

    def stirring(self) -> list[str]:
        """Return, in words, what may never come to rest; nothing in a walk, whose time is not ours."""
        if self._walked:
            return []
        return sorted({*endless(), *([self.unrest] if self.unrest else [])})


@contextmanager
def held(widget: Widget) -> Iterator[Held]:
    """Hold the app around a widget on virtual time, on that of a walk where one is being played."""
    with taken_over() as time:
        app = Held(widget, time)
        with app.witness.watching():
            yield app


def settle(widget: Widget) -> None:
    """Let a widget and the app around it come to rest."""
    with held(widget) as app:
        app.settle()
