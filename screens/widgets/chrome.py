"""The frame around a screen: prototype strip, banner, tab bar."""

from __future__ import annotations

from typing import ClassVar

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, ObjectProperty
from kivy.uix.relativelayout import RelativeLayout
from kivy.uix.widget import Widget

from app.prototype.bindings import theme
from screens.kv import load_kv
from screens.widgets.box import Box
from screens.widgets.icon import Icon  # noqa: F401 - its rules are used in chrome.kv
from screens.widgets.sync import Repeated
from screens.widgets.tappable import Tappable
from screens.widgets.words import ShortWords, Words  # noqa: F401 - their rules are used in chrome.kv

load_kv(__file__)

_BANNER_SECONDS = 0.25


class Strip(Box):
    """The mark that this is a prototype with invented data; it is always in sight."""


class Banner(Box):
    """A message of the phone itself, such as an SMS. It lies over the page, which stays where it is."""

    text = ObjectProperty()


class BannerSlot(RelativeLayout):  # type: ignore[misc]
    """Where the banner slides in: ``shown`` runs from 0 (away) to 1 (in its place).

    ``ceiling`` is the lower edge of what lies above it, in px: it comes from behind that.
    """

    shown = NumericProperty(1)
    ceiling = NumericProperty(0)
    text = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: object) -> None:
        self._banner: Banner | None = None
        super().__init__(**kwargs)
        self.fbind("text", self._follow)
        self.fbind("shown", self._place)
        self.fbind("ceiling", self._place)

    def _follow(self, *_: object) -> None:
        if self.text is None:
            Animation.cancel_all(self)
            self.clear_widgets()
            self._banner = None
        elif self._banner is not None:
            self._banner.text = self.text
        else:
            self._banner = Banner(text=self.text)
            self._banner.fbind("height", self._place)
            self.add_widget(self._banner)
            self._slide_in()
        self._place()

    def _slide_in(self) -> None:
        self.shown = 1
        if not theme.reduced_motion:
            self.shown = 0
            Animation(shown=1, d=_BANNER_SECONDS, t="out_cubic").start(self)

    def _place(self, *_: object) -> None:
        self.height = self._banner.height if self._banner else 0
        self.y = self.ceiling - self.height * self.shown


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
