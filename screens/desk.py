"""The desktop window: the phone in its frame beside the control panel, never larger than the window."""

from __future__ import annotations

from typing import Any

from kivy.core.window import Window
from kivy.metrics import dp
from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.scatter import Scatter
from kivy.uix.widget import Widget

from app.bindings import desk
from app.designs import load_design
from app.themes import load_palette
from screens.kv import load_kv
from screens.panel import Panel
from screens.phone import Phone
from screens.widgets.bezel import bezel_texture

desk.apply(load_palette("light", "clear"), load_design("clear"))
load_kv(__file__)

WINDOW = (930, 960)  # dp: the phone in its frame and the panel at full size
_FRAME, _RADIUS, _SHADOW, _GAP = 12, 30, 36, 32  # dp
_PANEL_WIDTH = 396  # dp
_KEY_R, _KEY_ESCAPE = 114, 27


class Frame(Scatter):  # type: ignore[misc]
    """The phone in its frame, as one piece that can be scaled."""


class Bezel(Widget):  # type: ignore[misc]
    """The frame itself, drawn over the phone's square corners."""

    texture = ObjectProperty(None, allownone=True)
    accessible_hidden = BooleanProperty(True)


class Desk(FloatLayout):  # type: ignore[misc]
    """Lays out phone and panel. ``restart`` is called for Ctrl+R."""

    restart = ObjectProperty(lambda: None)

    def __init__(self, phone: Phone, panel: Panel, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.phone, self.panel = phone, panel
        outer = dp(_FRAME + _SHADOW)
        size = (phone.width + 2 * outer, phone.height + 2 * outer)
        ring = (round(phone.width), round(phone.height), *(round(dp(side)) for side in (_FRAME, _RADIUS, _SHADOW)))
        self.frame = Frame(size=size)
        phone.pos = (outer, outer)
        self.frame.add_widget(phone)
        self.frame.add_widget(Bezel(size=size, texture=bezel_texture(*ring)))
        panel.size_hint = (None, None)
        self.add_widget(self.frame)
        self.add_widget(panel)
        self.fbind("size", self._arrange)
        self.fbind("pos", self._arrange)
        self.fbind("parent", self._listen)
        self._arrange()

    def _arrange(self, *_: Any) -> None:
        """Scale the phone to the height and to what the panel leaves of the width."""
        gap, panel_width = dp(_GAP), min(dp(_PANEL_WIDTH), self.width / 2)
        around = 2 * dp(_FRAME)
        scale = min(
            1.0,
            (self.height - 2 * gap) / (self.phone.height + around),
            (self.width - panel_width - 3 * gap) / (self.phone.width + around),
        )
        scale = max(scale, 0.05)
        shadow = dp(_SHADOW) * scale
        width, height = self.frame.width * scale, self.frame.height * scale
        left = self.x + max(gap, (self.width - panel_width - gap - width + 2 * shadow) / 2)
        self.frame.scale = scale
        self.frame.pos = (round(left - shadow), round(self.y + (self.height - height) / 2))
        self.panel.width = panel_width
        self.panel.height = min(self.height - 2 * gap, max(height - 2 * shadow, dp(400)))
        self.panel.pos = (round(left + width - 2 * shadow + gap), round(self.center_y - self.panel.height / 2))

    def _listen(self, _: object, parent: Any) -> None:
        Window.unbind(on_key_down=self._key)
        if parent is not None:
            Window.bind(on_key_down=self._key)

    def _key(self, _: object, key: int, _scan: int, _text: str, modifiers: list[str], *rest: Any) -> bool:
        if key == _KEY_R and "ctrl" in modifiers:
            self.restart()
            return True
        if key == _KEY_ESCAPE and self.panel.list_is_open:
            self.panel.close_list()
            return True
        return False
