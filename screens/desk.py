"""The desktop window: the phone in its frame beside the control panel, never larger than the window."""

from __future__ import annotations

from kivy.core.window import Window
from kivy.graphics.texture import Texture
from kivy.metrics import dp
from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.relativelayout import RelativeLayout
from kivy.uix.scatter import Scatter
from kivy.uix.widget import Widget

from screens.kv import load_kv
from screens.panel import Panel
from screens.phone import Phone
from screens.sizes import PHONE
from screens.widgets.bezel import bezel_texture
from screens.widgets.keyrepeat import first_press

load_kv(__file__)

_FRAME, _SHADOW, _GAP = 12, 36, 32  # dp
_PANEL_WIDTH, _PANEL_HEIGHT = 396, 400  # dp; the height is the least, where the window has it
_SMALLEST = 0.05  # of the phone's size, for windows that are next to nothing
_KEY_R = 114


class Frame(Scatter):  # type: ignore[misc]
    """The phone in its frame, as one piece that can be scaled."""


class Slot(RelativeLayout):  # type: ignore[misc]
    """Where the phone is put."""


class Bezel(Widget):  # type: ignore[misc]
    """The frame itself, drawn over the phone's square corners."""

    texture = ObjectProperty(None, allownone=True)
    accessible_hidden = BooleanProperty(True)

    @staticmethod
    def picture(radius: float) -> Texture:
        """Return the frame of a phone whose corners have this radius, in px."""
        width, height, frame, shadow = (dp(side) for side in (*PHONE, _FRAME, _SHADOW))
        return bezel_texture(*map(round, (width, height, frame, radius, shadow)))


class Desk(FloatLayout):  # type: ignore[misc]
    """Lays out phone and panel. ``restart`` is called for Ctrl+R."""

    restart = ObjectProperty(lambda: None)

    def __init__(self, panel: Panel, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.panel = panel
        outer = dp(_FRAME + _SHADOW)
        hole = tuple(dp(side) for side in PHONE)
        size = (hole[0] + 2 * outer, hole[1] + 2 * outer)
        self.frame = Frame(size=size)
        self.slot = Slot(pos=(outer, outer), size=hole)
        self.frame.add_widget(self.slot)
        self.frame.add_widget(Bezel(size=size))
        panel.size_hint = (None, None)
        self.add_widget(self.frame)
        self.add_widget(panel)
        self.fbind("size", self._arrange)
        self.fbind("pos", self._arrange)
        self.fbind("parent", self._listen)
        self._arrange()

    def place(self, phone: Phone) -> None:
        """Put a phone into the frame, in place of the one that is there."""
        self.slot.clear_widgets()
        self.slot.add_widget(phone)

    def _arrange(self, *_: object) -> None:
        """Scale the phone to the height and to what the panel leaves of the width."""
        gap, panel_width = dp(_GAP), min(dp(_PANEL_WIDTH), self.width / 2)
        width, height = (dp(side + 2 * _FRAME) for side in PHONE)
        free = (self.width - panel_width - 3 * gap) / width, (self.height - 2 * gap) / height
        scale = max(_SMALLEST, min(1.0, *free))
        width, height = width * scale, height * scale
        left = self.x + max(gap, (self.width - panel_width - gap - width) / 2)
        shadow = dp(_SHADOW) * scale
        self.frame.scale = scale
        self.frame.pos = (round(left - shadow), round(self.center_y - height / 2 - shadow))
        self.panel.size = (panel_width, min(self.height - 2 * gap, max(height, dp(_PANEL_HEIGHT))))
        self.panel.pos = (round(left + width + gap), round(self.center_y - self.panel.height / 2))

    def _listen(self, _: object, parent: Widget | None) -> None:
        Window.unbind(on_key_down=self._key)
        if parent is None:
            self.panel.close_list()  # it hears the keys of the window, too
        else:
            Window.bind(on_key_down=self._key)

    def _key(self, _: object, key: int, _scan: int, _text: str, modifiers: list[str], *rest: object) -> bool:
        if key != _KEY_R or "ctrl" not in modifiers:
            return False
        if first_press(key):
            self.restart()
        return True
