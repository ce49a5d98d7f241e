"""The base of all controls: pressed by touch, mouse, Enter or Space, with a visible focus."""

from __future__ import annotations

import math
from typing import ClassVar

from kivy.clock import Clock, ClockEvent
from kivy.input import MotionEvent
from kivy.metrics import dp
from kivy.properties import BooleanProperty, ColorProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.behaviors import ButtonBehavior, FocusBehavior
from kivy.uix.widget import Widget

from screens.kv import load_kv
from screens.widgets.box import Box
from screens.widgets.focus import bring_into_view, is_open, neighbour
from screens.widgets.keyrepeat import first_press

load_kv(__file__)

_PRESS_KEYS = ("enter", "numpadenter", "spacebar")
_PRESS_SECONDS = 0.1
LONG_S = 0.5  # a finger that rests so long presses long, and does not tap
_CAME = "came"  # when a finger came down, in s
_SLOP = 24  # dp; a trembling finger moves less, somebody who drags moves more


_ASSISTIVE = "assistive"  # the device of touches that a screen reader asks for: they last as long as a frame


class Focusable(FocusBehavior):  # type: ignore[misc]
    """Takes part in the order of Tab, and shows a ring when the keyboard brought the focus here.

    ``accessible_main`` declares it one of a screen's main controls, which elder mode makes larger.
    """

    ring = BooleanProperty(False)
    ring_inset = NumericProperty(0)
    ring_radius = ListProperty([0, 0, 0, 0])
    ring_ink = ColorProperty(None, allownone=True)
    accessible_name = StringProperty("")
    accessible_role = StringProperty("")
    accessible_main = BooleanProperty(False)
    script_id = StringProperty("")

    def __init__(self, **kwargs: object) -> None:
        self._touched = False
        super().__init__(**kwargs)
        self.fbind("focus", self._show_ring)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Note that the focus comes by touch: then no ring is wanted."""
        self._touched = True
        try:
            return bool(super().on_touch_down(touch))
        finally:
            self._touched = False

    def _show_ring(self, _: object, focused: bool) -> None:
        self.ring = focused and not self._touched
        if self.ring:
            bring_into_view(self)

    def get_focus_next(self) -> Widget | None:
        """Return the next control in reading order."""
        return neighbour(self, 1)

    def get_focus_previous(self) -> Widget | None:
        """Return the control before in reading order."""
        return neighbour(self, -1)


class Tappable(Focusable, ButtonBehavior, Box):  # type: ignore[misc]
    """A control made of other widgets; it is one button, and named as a whole.

    It takes one press at a time, by touch or key, and only while nothing that it lies in is inert; a press
    during which that changes has no effect. The second tap of a double tap, which may have been meant for
    what stood here before, presses only a control that ``repeats``. What ``types`` is a key: which one is
    pressed is private. A finger that goes further than ``slop`` (dp) drags, and does not tap; nor does one
    that a phone has noted (``note_time``) and that presses long, but on a key.
    """

    repeats: ClassVar[bool] = False
    types: ClassVar[bool] = False
    slop = NumericProperty(_SLOP)

    def __init__(self, **kwargs: object) -> None:
        self._key_press: ClockEvent | None = None
        super().__init__(**kwargs)

    @property
    def held(self) -> bool:
        """Whether it is pressed."""
        return bool(self.state == "down")

    def cancel_press(self) -> None:
        """End a press that is under way, without effect."""
        if self._key_press is not None:
            self._key_press.cancel()
            self._key_press = None
        if self.held:
            if self.last_touch is not None:
                self.last_touch.ungrab(self)
            self._do_release()

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Take a touch, but begin no press where none is allowed."""
        if not self.collide_point(*touch.pos) or touch.is_mouse_scrolling:
            return False
        second = touch.is_double_tap and not self.repeats
        if self.held or second or not is_open(self):
            return True
        return bool(super().on_touch_down(touch))

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """End a press without effect once the finger has gone too far: that is a drag, and no tap."""
        if touch.grab_current is self and self.held and self._has_dragged(touch):
            self.cancel_press()
            return True
        return bool(super().on_touch_move(touch))

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """End a press; it has no effect where it was cancelled or the control can be reached no more."""
        if touch.grab_current is self and not (self.held and is_open(self) and self._is_tap(touch)):
            touch.ungrab(self)
            self.cancel_press()
            return True
        return bool(super().on_touch_up(touch))

    def keyboard_on_key_down(
        self, window: object, keycode: tuple[int, str], text: str, modifiers: list[str]
    ) -> bool:
        """Press with Enter or Space, once however long the key is held."""
        if keycode[1] not in _PRESS_KEYS:
            return bool(super().keyboard_on_key_down(window, keycode, text, modifiers))
        if first_press(keycode[0]) and not self.held and is_open(self):
            self._do_press()
            self.dispatch("on_press")
            self._key_press = Clock.schedule_once(self._end_key_press, _PRESS_SECONDS)
        return True

    def _is_tap(self, touch: MotionEvent) -> bool:
        """Tell whether a finger that is lifted has tapped."""
        came = touch.ud.get(_CAME)
        long = came is not None and not self.types and Clock.get_time() - came >= LONG_S
        return not (long or self._has_dragged(touch))

    def _has_dragged(self, touch: MotionEvent) -> bool:
        """Tell whether a finger is so far from where it came down that it does not tap any more."""
        return math.hypot(touch.x - touch.ox, touch.y - touch.oy) > float(dp(self.slop))

    def _end_key_press(self, _elapsed: float) -> None:
        self._key_press = None
        self._do_release()
        if is_open(self):
            self.dispatch("on_release")


def note_time(touch: MotionEvent) -> None:
    """Note that a finger has come down on a phone: there, other than with a mouse, a long press is no tap."""
    if touch.device != _ASSISTIVE:
        touch.ud.setdefault(_CAME, Clock.get_time())


def cancel_presses(root: Widget) -> None:
    """End every press that is under way in a widget, without effect."""
    for widget in root.walk(restrict=True):
        if isinstance(widget, Tappable):
            widget.cancel_press()
