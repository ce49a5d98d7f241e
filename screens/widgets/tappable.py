"""The base of all controls: pressed by touch, mouse, Enter or Space, with a visible focus."""

from __future__ import annotations

from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, ColorProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.behaviors import ButtonBehavior, FocusBehavior
from kivy.uix.widget import Widget

from screens.kv import load_kv
from screens.widgets.box import Box
from screens.widgets.focus import bring_into_view, neighbour

load_kv(__file__)

_PRESS_KEYS = ("enter", "numpadenter", "spacebar")
_PRESS_SECONDS = 0.1


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
    """A control made of other widgets; it is one button, and named as a whole."""

    @property
    def held(self) -> bool:
        """Whether it is pressed."""
        return bool(self.state == "down")

    def keyboard_on_key_down(
        self, window: object, keycode: tuple[int, str], text: str, modifiers: list[str]
    ) -> bool:
        """Press with Enter or Space."""
        if keycode[1] in _PRESS_KEYS:
            self.trigger_action(_PRESS_SECONDS)
            return True
        return bool(super().keyboard_on_key_down(window, keycode, text, modifiers))
