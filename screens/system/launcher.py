"""What a phone shows when its app is left: its home screen, or the open apps. The app goes on behind it."""

from __future__ import annotations

from kivy.input import MotionEvent
from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from screens.kv import load_kv
from screens.widgets.box import Box
from screens.widgets.icon import Tile  # noqa: F401 - its rules are used in launcher.kv
from screens.widgets.tappable import Tappable
from screens.widgets.words import Words  # noqa: F401 - its rules are used in launcher.kv

load_kv(__file__)

_CARD = 0.72  # of the room between the bars, which the card of an app takes


class AppIcon(Tappable):
    """The app on the home screen; it opens where it was left."""

    emit = ObjectProperty()


class AppCard(Tappable):
    """The app among those that were open; its page is hidden there, as apps do that handle money."""

    emit = ObjectProperty()


class HomeScreen(Box):
    """The time of day, and the app."""

    clock = StringProperty("9:41")
    emit = ObjectProperty()


class Launcher(FloatLayout):  # type: ignore[misc]
    """The home screen or the open apps, over everything but the bars.

    ``shown`` is ``home``, ``recents``, or empty while the app is used. ``bottom`` is the height of the home
    area, ``ceiling`` the lower edge of the bars above; both in px.
    """

    shown = StringProperty("")
    clock = StringProperty("9:41")
    bottom = NumericProperty(0)
    ceiling = NumericProperty(0)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.fbind("shown", self._follow)
        for name in ("pos", "size", "bottom", "ceiling", "clock"):
            self.fbind(name, self._place)

    def _follow(self, *_: object) -> None:
        self.clear_widgets()
        if self.shown:
            kind = HomeScreen if self.shown == "home" else AppCard
            self.add_widget(kind(emit=self.close, size_hint=(None, None)))
        self._place()

    def _place(self, *_: object) -> None:
        for shown in self.children:
            low, high = self.y + self.bottom, self.ceiling
            share = 1 if self.shown == "home" else _CARD
            shown.size = self.width * share, (high - low) * share
            shown.center = self.center_x, (low + high) / 2
            if isinstance(shown, HomeScreen):
                shown.clock = self.clock

    def close(self) -> None:
        """Return to the app."""
        self.shown = ""

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Let nothing that lies below be touched."""
        return self.shown != "" and (bool(super().on_touch_down(touch)) or self.collide_point(*touch.pos))
