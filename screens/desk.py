"""The desktop window: the phone in its frame beside the control panel, never larger than the window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics.texture import Texture
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.relativelayout import RelativeLayout
from kivy.uix.scatter import Scatter
from kivy.uix.widget import Widget

from screens.kv import load_kv
from screens.marks import Marks
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
PARTICIPANT = "participant"
_KEY_ESCAPE = 27
# What keys do, by modifier and key (as SDL numbers them): the ids of the panel's buttons.
_KEYS = {
    ("ctrl", 114): "restart",
    ("", 286): "record",  # F5
    ("", 289): "audit",  # F8
    ("", 290): "overlay",  # F9
    ("", 292): PARTICIPANT,  # F11
    ("", 293): "screenshot",  # F12
}
_TIMES, _WITHIN_S = 3, 1.5  # so many presses of Esc within that time bring the panel back


class Frame(Scatter):  # type: ignore[misc]
    """The phone in its frame, as one piece that can be scaled."""


class Slot(RelativeLayout):  # type: ignore[misc]
    """Where the phone is put."""

    cut = NumericProperty(0)


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
    """Lays out phone and panel. ``act`` takes what a key stands for, as if its button had been pressed.

    For a ``participant`` there is the phone alone. No key does anything to the desk then but F11, and Esc
    three times, which end that.
    """

    act = ObjectProperty(lambda button: None)
    participant = BooleanProperty(False)

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
        self.marks = Marks(pos=(outer, outer), size=hole, size_hint=(None, None), emit=self._mark)
        self.frame.add_widget(self.marks)
        self._escapes: list[float] = []
        panel.size_hint = (None, None)
        self.add_widget(self.frame)
        self.add_widget(panel)
        self.fbind("size", self._arrange)
        self.fbind("pos", self._arrange)
        self.fbind("participant", self._show_panel)
        self.fbind("parent", self._listen)
        self._arrange()

    def place(self, phone: Phone) -> None:
        """Put a phone into the frame, in place of the one that is there."""
        self.slot.clear_widgets()
        self._put(phone)

    def _put(self, phone: Phone) -> None:
        self.slot.add_widget(phone)
        self._listen(self, self.parent)  # the phone listens to keys from now on, and the desk before it

    @contextmanager
    def lent(self) -> Iterator[Phone]:
        """Take the phone off the desk, and put it back."""
        (phone,) = self.slot.children
        self.slot.remove_widget(phone)
        try:
            yield phone
        finally:
            self._put(phone)

    def _mark(self, button: str) -> None:
        self.act(button)

    def _show_panel(self, *_: object) -> None:
        if self.participant:
            self.panel.close_list()
            self.remove_widget(self.panel)
        else:
            self.add_widget(self.panel)
        self.marks.inert, self.marks.opacity = self.participant, float(not self.participant)
        self._escapes.clear()
        self._arrange()

    def _arrange(self, *_: object) -> None:
        """Scale the phone to the height, and give the panel the rest of the width, up to full columns.

        Where that would leave the panel less than half, the phone is made smaller. Beside a phone that is as
        large as it gets, the panel is as high as the phone.
        """
        margin = dp(_MARGIN)
        across, up = (dp(side + 2 * _FRAME) for side in PHONE)
        room = self.width - 3 * margin
        if self.participant:
            self._stand(min(_LARGEST, (self.height - 2 * margin) / up, (self.width - 2 * margin) / across))
            return
        scale = max(_SMALLEST, min(_LARGEST, (self.height - 2 * margin) / up, room / 2 / across))
        width, height = across * scale, up * scale
        widest = dp(3 * WIDEST_COLUMN + 2 * GAP)
        panel_width = max(1, min(room - width, widest))
        left = self.x + margin + max(0, (room - width - panel_width) / 2)
        self._stand(scale, left)
        panel_height = height if scale == _LARGEST else max(1, self.height - 2 * margin)
        self.panel.size = (panel_width, panel_height)
        self.panel.pos = (round(left + width + margin), round(self.center_y - panel_height / 2))

    def _stand(self, scale: float, left: float | None = None) -> None:
        """Put the phone at a scale, its frame's left edge there or, without one, in the middle."""
        width, height = (dp(side + 2 * _FRAME) * scale for side in PHONE)
        shadow = dp(_SHADOW) * scale
        left = self.center_x - width / 2 if left is None else left
        self.frame.scale = self.marks.scale = max(_SMALLEST, scale)
        self.frame.pos = (round(left - shadow), round(self.center_y - height / 2 - shadow))

    def _listen(self, _: object, parent: Widget | None) -> None:
        Window.unbind(on_key_down=self._key)
        if parent is None:
            self.panel.close_list()  # it hears the keys of the window, too
        else:
            Window.bind(on_key_down=self._key)

    def _key(self, _: object, key: int, _scan: int, _text: str, modifiers: list[str], *rest: object) -> bool:
        if self.participant and key == _KEY_ESCAPE:
            self._count_escape(first_press(key))
            return False  # it goes back in the phone, too
        button = _KEYS.get(("ctrl" if "ctrl" in modifiers else "", key))
        if button is None or (self.participant and button != PARTICIPANT):
            return button is not None
        if first_press(key):
            self.act(button)
        return True

    def _count_escape(self, first: bool) -> None:
        now = Clock.get_time()
        if first:
            self._escapes = [*(each for each in self._escapes if now - each <= _WITHIN_S), now]
        if len(self._escapes) >= _TIMES:
            self.participant = False
