"""A line from today to a later day, with a mark where each thing that is waited for ends."""

from __future__ import annotations

from kivy.graphics import Color, RoundedRectangle
from kivy.graphics import SmoothEllipse as Ellipse
from kivy.metrics import dp
from kivy.properties import BooleanProperty, ColorProperty, ObjectProperty
from kivy.uix.widget import Widget

from screens.kv import load_kv
from screens.widgets.box import Box
from screens.widgets.words import Words  # noqa: F401 - its rules are used in timeline.kv

load_kv(__file__)

_TRACK, _MARK, _END, _RIM = 4, 10, 14, 2  # dp


class TimeTrack(Widget):  # type: ignore[misc]
    """The line itself. It is decoration: the texts below it and the rows say the same."""

    timeline = ObjectProperty(None, allownone=True)
    track = ColorProperty()
    rim = ColorProperty()
    ground = ColorProperty()
    ink = ColorProperty()
    accessible_hidden = BooleanProperty(True)

    def on_kv_post(self, _: object) -> None:
        """Begin to follow the record, the place and the colours."""
        for name in ("timeline", "pos", "size", "track", "rim", "ground", "ink"):
            self.fbind(name, self._draw)
        self._draw()

    def _draw(self, *_: object) -> None:
        self.canvas.clear()
        if self.timeline is None:
            return
        left, width = self.x + dp(_END) / 2, self.width - dp(_END)
        with self.canvas:
            Color(rgba=self.track)
            RoundedRectangle(
                pos=(self.x, self.center_y - dp(_TRACK) / 2),
                size=(self.width, dp(_TRACK)),
                radius=[dp(_TRACK) / 2],
            )
            self._dot(left, dp(_MARK), self.ink)
            for share in self.timeline.marks:
                self._dot(left + width * share, dp(_MARK), self.rim)
                self._dot(left + width * share, dp(_MARK - 2 * _RIM), self.ground)
            self._dot(left + width, dp(_END), self.ink)

    def _dot(self, x: float, size: float, colour: object) -> None:
        Color(rgba=colour)
        Ellipse(pos=(x - size / 2, self.center_y - size / 2), size=(size, size))


class TimelineBox(Box):
    """The line and what its ends are called; no room where there is none."""

    timeline = ObjectProperty(None, allownone=True, rebind=True)
