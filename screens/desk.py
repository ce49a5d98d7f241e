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
from screens.panel.panel import GAP, WIDEST_COLUMN, Panel
from screens.phone import Phone
from screens.sizes import PHONE
from screens.widgets.bezel import bezel_texture
from screens.widgets.keyrepeat import first_press

load_kv(__file__)

_FRAME, _SHADOW = 12, 36  # dp
_MARGIN = 22  # dp around everything, and between phone and panel
_LARGEST = 1.25  # of the phone's own size
_SMALLEST = 0.05  # for windows that are next to nothing
_KEYS = {("ctrl", 114): "restart"}
"""What keys do, by modifier and key: the ids of the panel's buttons."""


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
    """Lays out phone and panel. ``act`` takes what a key stands for, as if its button had been pressed."""

    act = ObjectProperty(lambda button: None)

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
        """Scale the phone to the height, and give the panel the rest of the width, up to full columns.

        Where that would leave the panel less than half, the phone is made smaller. Beside a phone that is as
        large as it gets, the panel is as high as the phone.
        """
        margin = dp(_MARGIN)
        across, up = (dp(side + 2 * _FRAME) for side in PHONE)
        room = self.width - 3 * margin
        scale = max(_SMALLEST, min(_LARGEST, (self.height - 2 * margin) / up, room / 2 / across))
        width, height = across * scale, up * scale
        widest = dp(3 * WIDEST_COLUMN + 2 * GAP)
        panel_width = max(1, min(room - width, widest))
        left = self.x + margin + max(0, (room - width - panel_width) / 2)
        shadow = dp(_SHADOW) * scale
        self.frame.scale = scale
        self.frame.pos = (round(left - shadow), round(self.center_y - height / 2 - shadow))
        panel_height = height if scale == _LARGEST else max(1, self.height - 2 * margin)
        self.panel.size = (panel_width, panel_height)
        self.panel.pos = (round(left + width + margin), round(self.center_y - panel_height / 2))

    def _listen(self, _: object, parent: Widget | None) -> None:
        Window.unbind(on_key_down=self._key)
        if parent is None:
            self.panel.close_list()  # it hears the keys of the window, too
        else:
            Window.bind(on_key_down=self._key)

    def _key(self, _: object, key: int, _scan: int, _text: str, modifiers: list[str], *rest: object) -> bool:
        button = _KEYS.get(("ctrl" if "ctrl" in modifiers else "", key))
        if button is None:
            return False
        if first_press(key):
            self.act(button)
        return True
