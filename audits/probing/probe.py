"""What a rule gets that has to operate the app: a person's means, and the time to see what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..driving.frames import FRAME_S
from ..driving.held import Held
from ..driving.keys import KEYS
from ..driving.touch import Finger, Hand, focused, press_key, type_character
from ..looking.screen import Screen, look
from ..looking.seen import Seen

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

TAP_S = 0.1
"""How long a quick tap of a person lasts; a ScrollView takes one shorter than 0.055 s for a scroll."""


_FAR_PX = 10_000


class Probe:
    """The running app in the hands of a rule. Points are px of the window, upwards; times are virtual.

    ``screen`` is the first look, at rest and before anything was done. A rule may leave the app in any state:
    what it did is undone when it is through. ``fresh`` is what a fresh start in the theme shows that was
    switched to, None where nothing was switched.
    """

    def __init__(
        self, root: Widget, screen: Screen, app: Held, hand: Hand, fresh: tuple[Seen, ...] | None = None
    ) -> None:
        self.fresh = fresh
        self.root = root
        self.screen = screen
        self._app = app
        self._hand = hand
        self.fingers: list[Finger] = []

    def look(self, *, illustrated: bool = False) -> Screen:
        """Look at the app as it is now. Its elements are new ones; their widgets tell which is which."""
        return look(self.root, illustrated=illustrated)

    def one(self) -> None:
        """Let one frame of 1/60 s pass."""
        self._app.frames.one()

    def let_pass(self, seconds: float) -> None:
        """Let some time pass, in as few frames as matter: from one thing that happens to the next."""
        self._app.frames.let_pass(seconds)

    def each_frame(self, seconds: float) -> int:
        """Return how many frames so many s have; with ``one``, every one of them can be looked at."""
        return round(seconds / FRAME_S)

    def stirring(self) -> list[str]:
        """Return, in words, what may never come to rest; nothing while a script is played."""
        return self._app.stirring()

    def has_plans(self, seconds: float) -> bool:
        """Tell whether the app may change by itself within so many s; not while a script is played."""
        return self._app.has_plans(seconds)

    def settle(self) -> bool:
        """Let the app come to rest; return whether it did."""
        self._app.settle()
        return not self._app.unrest

    def down(self, x: float, y: float) -> Finger:
        """Put a finger down, and let one frame pass."""
        finger = self._hand.down(x, y)
        self.fingers.append(finger)
        self.one()
        return finger

    def move(self, finger: Finger, x: float, y: float) -> None:
        """Move a finger that is down, and let one frame pass."""
        self._hand.move(finger, x, y)
        self.one()

    def up(self, finger: Finger) -> None:
        """Lift a finger, and let one frame pass."""
        self.fingers.remove(finger)
        self._hand.up(finger)
        self.one()

    def lift_all(self) -> None:
        """Lift every finger that is down, far from everything: nothing is pressed by that."""
        while self.fingers:
            finger = self.fingers[-1]
            self._hand.move(finger, -_FAR_PX, -_FAR_PX)
            self.up(finger)

    def tap(self, x: float, y: float) -> None:
        """Tap as a person does, and let the app come to rest."""
        finger = self.down(x, y)
        self.let_pass(TAP_S)
        self.up(finger)
        self.settle()

    def press(self, key: str, *modifiers: str) -> bool:
        """Press a key of ``driving.keys.KEYS``, "Tab" with "shift" say; return whether anybody took it."""
        taken = press_key(KEYS[key], None, modifiers)
        self.one()
        return taken

    def type(self, text: str) -> None:
        """Type a text into what has the keyboard."""
        for character in text:
            type_character(character)
            self.one()

    @staticmethod
    def focused() -> Widget | None:
        """Return the widget that has the keyboard, None where none has."""
        found: Widget | None = focused()
        return found

    def resize(self, width: float, height: float) -> None:
        """Make the window so many px wide and high, and let the app come to rest."""
        from kivy.core.window import Window

        Window.size = (round(width), round(height))
        self.settle()

    def scale_fonts(self, factor: float) -> None:
        """Set the text size (``Metrics.fontscale``; 2 is 200 %), and let the app come to rest."""
        from kivy.metrics import Metrics

        Metrics.fontscale = factor
        self.settle()
