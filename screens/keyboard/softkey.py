"""A key of the phone's keyboard."""

from __future__ import annotations

from typing import ClassVar

from kivy.clock import Clock, ClockEvent
from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.behaviors import FocusBehavior

from app.domain.typing.keys import Does, Key
from screens.kv import load_kv
from screens.widgets.icon import Glyph  # noqa: F401 - its rules are used in softkey.kv
from screens.widgets.tappable import Tappable
from screens.widgets.words import Words  # noqa: F401 - its rules are used in softkey.kv

load_kv(__file__)

_HELD_S, _AGAIN_S = 0.5, 0.08  # a key that is held erases again and again
_ICONS = {Does.DELETE: "erase", Does.SHIFT: "shift", Does.HIDE: "keyboard_down"}


class Quiet(Tappable):
    """A control that a touch presses without taking the focus from the field that is being typed in."""

    repeats: ClassVar[bool] = True
    types: ClassVar[bool] = True

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Take a touch, and leave the focus where it is."""
        if not self.collide_point(*touch.pos):
            return False
        FocusBehavior.ignored_touch.append(touch)
        self.is_focusable = bool(self.focus)
        try:
            return bool(super().on_touch_down(touch))
        finally:
            self.is_focusable = True


class SoftKey(Quiet):
    """One key: ``act(key)`` is called when it is let go of; while it is held, Delete goes on.

    ``capital`` shows a letter as it would be written; ``on`` and ``locked`` say how Shift stands. ``signed``
    draws the key that ends an entry as a circle with a sign, ``globe`` that of another language as a globe.
    ``space`` is what stands on the space key. Lengths are in px.
    """

    key: Key = ObjectProperty(rebind=True)
    act = ObjectProperty()
    capital = BooleanProperty(False)
    on = BooleanProperty(False)
    locked = BooleanProperty(False)
    gap_x = NumericProperty(0)
    gap_y = NumericProperty(0)
    radius = NumericProperty(0)
    letter = NumericProperty(0)
    word = NumericProperty(0)
    label = StringProperty("")
    icon = StringProperty("")
    side = NumericProperty(0)
    enters = BooleanProperty(False)
    signed = BooleanProperty(False)
    globe = BooleanProperty(False)
    circle = BooleanProperty(False)
    space = ObjectProperty()

    def __init__(self, **kwargs: object) -> None:
        self._again: ClockEvent | None = None
        super().__init__(**kwargs)
        self.fbind("state", self._hold)

    @property
    def writes(self) -> bool:
        """Whether it writes something."""
        return self.key.does in (Does.WRITE, Does.SPACE, Does.OFFER)

    @staticmethod
    def label_key(key: Key) -> str:
        """Return the phrase that stands on a key, empty where it shows a sign of its own."""
        if key.does is Does.LAYER:
            return f"keyboard.{key.value}"
        return "" if key.does in (Does.WRITE, Does.OFFER) else f"keyboard.{key.does}"

    @staticmethod
    def called(spoken: str, shown: str, *, capital: bool) -> str:
        """Return what a key is called, with what stands on it where that is something else."""
        name = spoken if shown in ("", spoken) else f"{spoken} · {shown}"
        return name.upper() if capital else name

    @staticmethod
    def own_label(key: Key, *, capital: bool) -> str:
        """Return the sign that a key writes."""
        label = key.label or key.value
        return label.upper() if capital else label

    @staticmethod
    def icon_of(key: Key, *, locked: bool, signed: bool, globe: bool) -> str:
        """Return the icon that stands on a key, where one does."""
        if key.does is Does.SHIFT and locked:
            return "shift_lock"
        if key.does is Does.DONE and signed:
            return "check"
        if globe and key.does is Does.LAYER and key.value in ("english", "pinyin", "nine"):
            return "globe"
        return _ICONS.get(key.does, "")

    def _hold(self, _: object, state: str) -> None:
        if self._again is not None:
            self._again.cancel()
            self._again = None
        if state == "down" and self.key.does is Does.DELETE:
            self._again = Clock.schedule_once(self._repeat, _HELD_S)

    def _repeat(self, _elapsed: float) -> None:
        self.act(self.key)
        self._again = Clock.schedule_once(self._repeat, _AGAIN_S)
