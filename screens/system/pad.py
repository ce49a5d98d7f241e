"""The system's keyboard for digits, with the code of a message offered above it on phones that do so."""

from __future__ import annotations

from typing import ClassVar

from kivy.animation import Animation
from kivy.properties import (
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.relativelayout import RelativeLayout

from app.domain.events import Digit, Erase, Event
from app.domain.views.model import Message, View
from app.prototype.bindings import kit
from screens.kv import load_kv
from screens.widgets.box import Box
from screens.widgets.icon import Glyph  # noqa: F401 - its rules are used in pad.kv
from screens.widgets.motion import run_shown
from screens.widgets.tappable import Tappable
from screens.widgets.words import ShortWords, Words  # noqa: F401 - their rules are used in pad.kv

load_kv(__file__)


class PadKey(Tappable):
    """A key that types; two quick taps type two digits. The letters under a digit are decoration."""

    repeats: ClassVar[bool] = True
    types: ClassVar[bool] = True
    text = StringProperty("")
    letters = StringProperty("")
    icon = StringProperty("")
    ground = ListProperty([0, 0, 0, 0])


class Chip(Tappable):
    """Offers the code of a message; a tap fills it in."""

    message: Message | None = ObjectProperty(None, allownone=True, rebind=True)
    natural_width = NumericProperty(0)


class NumberPad(Box):
    """The keys. ``press`` is called with a digit, ``erase`` for the last one, ``fill`` with a chip's event.

    ``offers`` keeps the room for a chip, so that nothing moves when a code comes; ``bottom`` is the height of
    the home area below the keys, in px.
    """

    press = ObjectProperty(lambda digit: None)
    erase = ObjectProperty(lambda: None)
    fill = ObjectProperty(lambda event: None)
    bottom = NumericProperty(0)
    offers = BooleanProperty(False)
    message: Message | None = ObjectProperty(None, allownone=True)

    def on_kv_post(self, _: object) -> None:
        """Begin to follow the message."""
        self._chip: Chip | None = None
        self.fbind("message", self._follow)
        self.fbind("offers", self._follow)
        self._follow()

    def _follow(self, *_: object) -> None:
        message = self.message if self.offers else None
        if message is None:
            if self._chip is not None:
                self.ids.offer.remove_widget(self._chip)
                self._chip = None
            return
        if self._chip is None:
            self._chip = Chip(message=message)
            self._chip.fbind("on_release", self._take)
            self.ids.offer.add_widget(self._chip)
        self._chip.message = message

    def _take(self, chip: Chip) -> None:
        assert chip.message is not None
        self.fill(chip.message.tap)


class PadSlot(RelativeLayout):  # type: ignore[misc]
    """Where the pad slides up: ``shown`` runs from 0 (away) to 1 (in its place). ``room`` is its height."""

    emit = ObjectProperty()
    shown = NumericProperty(0)
    bottom = NumericProperty(0)
    room = NumericProperty(0)
    inert = BooleanProperty(False)
    accessible_hidden = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        self._pad: NumberPad | None = None
        self._screen = ""
        self._up = False
        super().__init__(**kwargs)
        self.fbind("shown", self._place)
        self._place()

    def show(self, view: View) -> None:
        """Raise the pad for a view that asks for digits, and put it down for one that does not."""
        if not view.pad or view.entry is None:
            self._move(up=False)
            return
        self._screen = view.screen
        pad = self._made()
        message = view.banner
        pad.offers = not view.entry.secret
        pad.message = message if message is not None and message.look == "chip" else None
        self._move(up=True)

    def begin(self) -> None:
        """Show nothing, at once."""
        Animation.cancel_all(self, "shown")
        self._up, self.shown = False, 0
        self._end()

    def finish(self) -> None:
        """End a movement at once."""
        Animation.cancel_all(self, "shown")
        self.shown = int(self._up)
        self._end()

    def _made(self) -> NumberPad:
        if self._pad is None:
            self._pad = NumberPad(press=self._press, erase=self._erase, fill=self._fill)
            self._pad.fbind("height", self._place)
            self.fbind("bottom", self._pad.setter("bottom"))
            self._pad.bottom = self.bottom
        if self._pad.parent is None:
            self.add_widget(self._pad)
        return self._pad

    def _press(self, digit: str) -> None:
        self.emit(Digit(digit, self._screen))

    def _erase(self) -> None:
        self.emit(Erase(self._screen))

    def _fill(self, event: Event | None) -> None:
        self.emit(event)

    def _move(self, *, up: bool) -> None:
        if up is self._up:
            return
        self._up = up
        run_shown(self, int(up), kit.motion.keyboard, lambda _end: self.finish())

    def _end(self) -> None:
        if not self._up and self._pad is not None and self._pad.parent is not None:
            self.remove_widget(self._pad)
        self._place()

    def _place(self, *_: object) -> None:
        pad = self._pad
        if pad is None or pad.parent is None:
            self.size = (self.width, 0)
            self.room = 0
            return
        self.height = pad.height
        self.room = pad.height if self._up else 0
        pad.y = (self.shown - 1) * pad.height
