"""The frame around a screen: prototype strip, tab bar."""

from __future__ import annotations

from typing import ClassVar

from kivy.clock import Clock
from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, ObjectProperty
from kivy.uix.widget import Widget

from screens.kv import load_kv
from screens.widgets.box import Box
from screens.widgets.icon import Icon  # noqa: F401 - its rules are used in chrome.kv
from screens.widgets.sync import Repeated
from screens.widgets.tappable import Tappable
from screens.widgets.words import ShortWords, Words  # noqa: F401 - their rules are used in chrome.kv

load_kv(__file__)


class Strip(Box):
    """The mark that this is a prototype with invented data; it is always in sight."""


class TabButton(Tappable):
    """One place of the tab bar."""

    natural_width = NumericProperty(0)
    accessible_checked_state = BooleanProperty(False)
    tab = ObjectProperty(rebind=True)
    emit = ObjectProperty()
    tint = ColorProperty()


class TabBar(Repeated):
    """The app's places, equally wide; where large words need it, as wide as their words."""

    item: ClassVar[type[Widget]] = TabButton
    slot: ClassVar[str] = "tab"

    def on_kv_post(self, base: object) -> None:
        """Begin to follow the records and the widths."""
        self._share = Clock.create_trigger(self._share_width, -1)
        self.fbind("width", self._share)
        super().on_kv_post(base)

    def _make(self, record: object) -> Widget:
        button = super()._make(record)
        button.fbind("natural_width", self._share)
        self._share()
        return button

    def _share_width(self, *_: object) -> None:
        equal = all(place.natural_width * len(self.children) <= self.width for place in self.children)
        for place in self.children:
            place.size_hint_x = 1 if equal else place.natural_width
