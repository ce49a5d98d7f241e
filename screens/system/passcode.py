"""The system's sheet for the device passcode: six dots, its own keys, and a shake when it is wrong."""

from __future__ import annotations

from typing import ClassVar

from kivy.animation import Animation
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from app.domain.events import Digit, Erase
from app.domain.facts.sensor import Phase
from app.domain.facts.verification_steps import PASSCODE
from app.domain.views.model import Entry
from app.prototype.bindings import theme
from screens.kv import load_kv
from screens.system.pad import NumberPad  # noqa: F401 - its rules are used in passcode.kv
from screens.system.sensors import PanelKey, SystemPanel  # noqa: F401 - their rules are used in passcode.kv
from screens.widgets.box import Box
from screens.widgets.page import PlainScroll  # noqa: F401 - its rules are used in passcode.kv
from screens.widgets.putaway import put

load_kv(__file__)

_SHAKE_S = 0.06
_SHAKES = 3  # there and back
_SHAKE = 10  # dp


class Dot(Widget):  # type: ignore[misc]
    """One digit: keyed in, or not yet."""

    full = BooleanProperty(False)


class Dots(FloatLayout):  # type: ignore[misc]
    """One dot a digit, full where one was keyed in; for whoever cannot see them, how many there are."""

    entry: Entry | None = ObjectProperty(None, allownone=True)
    shake = NumericProperty(0)
    dot = NumericProperty(15)
    gap = NumericProperty(22)

    def on_kv_post(self, _: object) -> None:
        """Begin to follow the record."""
        for name in ("entry", "pos", "size", "shake"):
            self.fbind(name, self._follow)
        self._follow()

    def _follow(self, *_: object) -> None:
        length = self.entry.length if self.entry else 0
        while len(self.children) < length:
            self.add_widget(Dot())
        for number, one in enumerate(self.children[::-1]):
            one.size = dp(self.dot), dp(self.dot)
            one.full = self.entry is not None and number < len(self.entry.shown)
            one.pos = self.x + number * dp(self.dot + self.gap) + dp(self.shake), self.y + dp(3)


class DotEntry(Box):
    """The dots, and what was wrong with what they stood for."""

    entry: Entry | None = ObjectProperty(None, allownone=True, rebind=True)


class PasscodePanel(SystemPanel):
    """A sheet over nearly all of the page. Where the text is large, the dots stand just above the keys."""

    closes_outside: ClassVar[bool] = False
    roomy = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        self._keyed_in = 0
        self._entry = DotEntry()
        super().__init__(**kwargs)

    def on_kv_post(self, base: object) -> None:
        """Put the dots in their place, and keep them there."""
        self.fbind("roomy", self._arrange)
        self._arrange()
        super().on_kv_post(base)

    @property
    def dots(self) -> Dots:
        """The dots."""
        dots: Dots = self._entry.ids.dots
        return dots

    def _arrange(self, *_: object) -> None:
        put(self._entry, self.ids.above_pad if self.roomy else self.ids.below_words)

    def follow(self, phase: Phase) -> None:
        """Shake where an entry was wrong: what stood in it is gone, and the words say why."""
        entry = self._entry.entry = self.panel.entry
        before, self._keyed_in = self._keyed_in, len(entry.shown) if entry is not None else 0
        wrong = before and not self._keyed_in and entry is not None and entry.error is not None
        if wrong and not theme.reduced_motion:
            self._shake()

    def press(self, digit: str) -> None:
        """Key one digit in."""
        self.emit(Digit(digit, PASSCODE))

    def erase(self) -> None:
        """Take the last digit back."""
        self.emit(Erase(PASSCODE))

    def key(self, name: str) -> bool:
        """Take digits and Backspace."""
        if len(name) == 1 and name.isdecimal():
            self.press(name)
            return True
        if name == "backspace":
            self.erase()
        return name == "backspace"

    def place(self, slot: Widget, shown: float) -> None:
        """Fill the phone from the lower edge to just below its bars."""
        self.size = slot.width, min(slot.top + self.up, slot.ceiling - dp(8)) - slot.y
        self.pos = slot.x, slot.y - (1 - shown) * self.height

    def leave(self) -> None:
        """Stop shaking."""
        super().leave()
        Animation.cancel_all(self.dots)

    def _shake(self) -> None:
        dots = self.dots
        Animation.cancel_all(dots)
        sides = (side for _ in range(_SHAKES) for side in (_SHAKE, -_SHAKE))
        first, *rest = (Animation(shake=side, d=_SHAKE_S) for side in (*sides, 0))
        for step in rest:
            first += step
        first.start(dots)
