"""A password or a code: one box a character, and a keypad at the thumb."""

from __future__ import annotations

from typing import ClassVar

from kivy.properties import BooleanProperty, ListProperty, ObjectProperty, StringProperty
from kivy.uix.gridlayout import GridLayout
from kivy.uix.widget import Widget

from app.domain.events import Digit, Erase
from app.domain.views.model import Entry
from screens.kinds.base import PhoneScreen
from screens.kv import load_kv
from screens.widgets.blank import NO_ENTRY
from screens.widgets.box import Box
from screens.widgets.button import Links  # noqa: F401 - its rules are used in keypad.kv
from screens.widgets.page import PlainScroll  # noqa: F401 - its rules are used in keypad.kv
from screens.widgets.putaway import put
from screens.widgets.sync import Recipe, sync
from screens.widgets.tappable import Tappable

load_kv(__file__)


class CodeBox(Box):
    """One character of a code."""

    character = StringProperty("")
    current = BooleanProperty(False)


class CodeBoxes(Box):
    """All characters of a code; for whoever cannot see them, only how many there are."""

    entry: Entry = ObjectProperty(NO_ENTRY, rebind=True)

    def on_kv_post(self, _: object) -> None:
        """Begin to follow the record."""
        self.fbind("entry", self._follow)
        self._follow()

    def _follow(self, *_: object) -> None:
        shown = self.entry.shown.ljust(self.entry.length)
        sync(self, tuple(enumerate(shown)), Recipe(lambda pair: pair[0], lambda _: CodeBox(), _set_box))
        for pair, box in zip(enumerate(shown), self.children[::-1], strict=True):
            _set_box(box, pair)
            box.current = pair[0] == len(self.entry.shown)


def _set_box(box: Widget, pair: tuple[int, str]) -> None:
    box.character = pair[1].strip()


class EntryBox(Box):
    """The boxes, and what was wrong with what stood in them."""

    entry: Entry = ObjectProperty(NO_ENTRY, rebind=True)


class Key(Tappable):
    """A key of the keypad; two quick taps enter two digits."""

    repeats: ClassVar[bool] = True
    types: ClassVar[bool] = True
    text = StringProperty("")
    icon = StringProperty("")
    ground = ListProperty([0, 0, 0, 0])


class PlainKeys(GridLayout):  # type: ignore[misc]
    """The keys of a plain kit, which are part of their screen."""

    screen = ObjectProperty(rebind=True)


class KeypadScreen(PhoneScreen):
    """Draws an entry, above the system's keys or with a plain kit's; the computer's number keys work too.

    Where the text is large all of it scrolls, and the boxes stand just above the keys.
    """

    roomy = BooleanProperty(False)

    def on_kv_post(self, _: object) -> None:
        """Make the boxes, and keep them in their place."""
        self._box = EntryBox(entry=self.view.entry)
        self.fbind("view", lambda _, view: setattr(self._box, "entry", view.entry))
        self._keys = PlainKeys(screen=self)
        for name in ("roomy", "view"):
            self.fbind(name, self._arrange)
        self._arrange()

    def _arrange(self, *_: object) -> None:
        """Put the boxes and the keys where they belong at this text size, and with these keys."""
        pad = self.view.pad
        put(self._keys, None if pad else self.ids.own_keys)
        roomy = self.ids.above_pad if pad else self.ids.above_keys
        put(self._box, roomy if self.roomy else self.ids.below_heading)

    def press(self, digit: str) -> None:
        """Key one digit in."""
        self.emit(Digit(digit, self.view.screen))

    def erase(self) -> None:
        """Take the last digit back."""
        self.emit(Erase(self.view.screen))

    def key(self, name: str) -> bool:
        """Take digits, and Backspace while there is something to erase."""
        digit = name.removeprefix("numpad")
        if len(digit) == 1 and digit.isdecimal():
            self.press(digit)
            return True
        if name == "backspace" and self.view.entry.shown:
            self.erase()
            return True
        return False
