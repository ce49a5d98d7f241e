"""The phone's status bar and the face around its glass, each as the phone's file describes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from kivy.properties import BooleanProperty, ListProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from app.content.glass import Length
from screens.kv import load_kv
from screens.widgets.box import Box
from screens.widgets.icon import Glyph
from screens.widgets.sync import Recipe, sync
from screens.widgets.words import ShortWords

load_kv(__file__)


class StatusWords(ShortWords):
    """A word of the status bar. The system sets its size, which does not follow the text scale."""


class Clock(StatusWords):
    """The time of day."""


class Carrier(StatusWords):
    """The name of the network, as old phones write it."""


class Network(StatusWords):
    """The kind of the network."""


class Charge(StatusWords):
    """The battery's level."""


class Signal(Widget):  # type: ignore[misc]
    """How strong the network is."""


class Wifi(Glyph):
    """The sign of a wireless network."""


class Battery(Widget):  # type: ignore[misc]
    """A battery that lies."""


class UprightBattery(Widget):  # type: ignore[misc]
    """A battery that stands."""


_ITEMS: Mapping[str, Callable[[], Widget]] = {
    "clock": Clock,
    "carrier": Carrier,
    "signal": Signal,
    "network": Network,
    "wifi": Wifi,
    "charge": Charge,
    "battery": Battery,
    "battery_upright": UprightBattery,
}


def _make(name: str) -> Widget:
    return _ITEMS[name]()


class StatusRow(Box):
    """Some items of the status bar, by their names."""

    items = ListProperty()
    clock = StringProperty("")

    def on_kv_post(self, _: object) -> None:
        """Begin to follow the names and the time."""
        self.fbind("items", self._follow)
        self.fbind("clock", self._tell_time)
        self._follow()

    def _follow(self, *_: object) -> None:
        items: Sequence[str] = self.items
        sync(self, items, Recipe(str, _make, lambda *_: None))
        self._tell_time()

    def _tell_time(self, *_: object) -> None:
        for each in self.children:
            if isinstance(each, Clock):
                each.text = self.clock


class StatusBar(FloatLayout):  # type: ignore[misc]
    """The phone's status bar: three rows of items, at the left, in the middle and at the right."""

    clock = StringProperty("9:41")


class Face(Widget):  # type: ignore[misc]
    """What of a phone's face lies over its glass: the cut-out, and the parts above and below the glass."""

    accessible_hidden = BooleanProperty(True)
    square: ClassVar[float] = 0.01  # a corner of radius 0 would be drawn as a default one

    @staticmethod
    def corners(y: Length, radius: float) -> list[float]:
        """Return the radii of a cut-out's corners, in px: one that begins at the edge is square there."""
        upper = radius if y else Face.square
        return [upper, upper, radius, radius]


class HomeBar(Widget):  # type: ignore[misc]
    """The gesture bar at the lower edge."""

    accessible_hidden = BooleanProperty(True)
