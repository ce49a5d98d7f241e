"""The keyboards of one phone: which one is up, for which field, and what of the page it covers."""

from __future__ import annotations

from kivy.clock import Clock
from kivy.uix.behaviors import FocusBehavior
from kivy.uix.widget import Widget

from app.domain.typing.keys import Does, Key
from app.prototype.bindings import platform
from screens.keyboard.soft import SoftKeyboard
from screens.widgets.focus import lies_in
from screens.widgets.keyboardhost import Editable

_MEANT = {"backspace": Does.DELETE, "enter": Does.DONE, "numpadenter": Does.DONE}


class Keyboards:
    """Raises the keyboard of the phone that is shown on a level, over the ``screen`` of a stage.

    It goes when its field has lost the focus, unless Tab only took that to another control: then the keys
    can be reached, too. Where the phone gets another keyboard meanwhile, that takes its place at once.
    """

    def __init__(self, level: Widget, stage: Widget) -> None:
        self._level, self._stage = level, stage
        self._made: dict[str, SoftKeyboard] = {}
        self._soft: SoftKeyboard | None = None
        self._lifted: Widget | None = None
        self._bottom = 0.0
        self.check = Clock.create_trigger(self._check, -1)
        for name in ("pos", "size"):
            level.fbind(name, self._place)
        platform.bind(keyboard=self._exchange)  # which, other than fbind, keeps nothing alive

    @property
    def bottom(self) -> float:
        """The height of the home area in px."""
        return self._bottom

    @bottom.setter
    def bottom(self, height: float) -> None:
        self._bottom = height
        for soft in self._made.values():
            soft.bottom = height

    @property
    def typing(self) -> SoftKeyboard | None:
        """The keyboard that is up, None where none is."""
        return self._soft if self._soft is not None and self._soft.raised else None

    def raise_for(self, field: Editable) -> None:
        """Raise the keyboard for a field that has got the focus."""
        if self._soft is not None and self._soft.keyboard is not platform.keyboard:
            self._put_away()
        if self._soft is None:
            self._soft = self._made_for_phone()
            self._level.add_widget(self._soft)
        self._lifted = self._stage.screen
        self._soft.rise(field)
        self._place()

    def _exchange(self, *_: object) -> None:
        """Put the phone's keyboard of now in the place of the one that is up."""
        soft = self.typing
        if soft is None or soft.keyboard is platform.keyboard:
            return
        soft.settle()
        field = soft.field
        assert field is not None
        self._put_away()
        self.raise_for(field)
        assert self._soft is not None
        self._soft.finish()

    def lower(self) -> None:
        """Let the keyboard go, and take the focus from its field."""
        soft = self.typing
        if soft is None:
            return
        field = soft.field
        soft.fall()
        if isinstance(field, FocusBehavior):
            field.focus = False

    def settle(self) -> None:
        """Turn what is being composed into characters."""
        if self.typing is not None:
            self.typing.settle()

    def take_key(self, name: str) -> bool:
        """Take a key of the computer's keyboard that is meant for what is being composed."""
        soft = self.typing
        if soft is None or not soft.composing or name not in _MEANT:
            return False
        soft.press(Key(_MEANT[name]))
        return True

    def begin(self) -> None:
        """Have none up, at once."""
        self.check.cancel()
        self._put_away()

    def _check(self, *_: object) -> None:
        """Let the keyboard go where nobody types any more."""
        soft = self.typing
        if soft is None:
            return
        focused = next((each for each in FocusBehavior._keyboards.values() if each is not None), None)
        if focused is soft.field or (focused is not None and lies_in(focused, soft)):
            return
        tabbed = focused is not None and getattr(focused, "ring", False)
        if not (tabbed and lies_in(focused, self._stage)):
            soft.fall()

    def _made_for_phone(self) -> SoftKeyboard:
        keyboard = platform.keyboard
        soft = self._made.get(keyboard.id)
        if soft is None:
            soft = SoftKeyboard(keyboard=keyboard, lower=self.lower, gone=self._put_away, bottom=self._bottom)
            soft.fbind("shown", self._place)
            soft.fbind("height", self._place)
            self._made[keyboard.id] = soft
        return soft

    def _place(self, *_: object) -> None:
        """Put the keyboard where it is on its way, and free the page of it."""
        soft = self._soft
        if soft is None:
            return
        soft.width = self._level.width
        soft.pos = self._level.x, round(self._level.y + (soft.shown - 1) * soft.height)
        if self._lifted is not None:
            self._lifted.brim = soft.brim
            self._lifted.lift = max(0, soft.top - self._stage.y)

    def _put_away(self) -> None:
        soft, self._soft = self._soft, None
        if self._lifted is not None:
            self._lifted.lift, self._lifted = 0, None
        if soft is not None:
            soft.begin()
            self._level.remove_widget(soft)
