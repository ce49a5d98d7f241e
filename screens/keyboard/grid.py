"""The keys of one layer, in their places."""

from __future__ import annotations

from collections.abc import Callable

from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.domain.facts.text import t
from app.domain.typing.keys import Does, Key, Keyboard
from app.domain.typing.typing import Shift
from screens.keyboard.softkey import SoftKey


class KeyGrid(Widget):  # type: ignore[misc]
    """One layer's keys. Each takes the touches up to the middle of the gaps around it."""

    def __init__(self, keyboard: Keyboard, layer: str, act: Callable[[Key], None]) -> None:
        super().__init__(size_hint_y=None)
        look, self._layer = keyboard.look, keyboard.layers[layer]
        self._look = look
        self._keys: list[tuple[SoftKey, Key, float, int]] = []
        for key, column, row in self._layer.places():
            one = SoftKey(
                key=key,
                act=act,
                gap_x=dp(look.gap_x),
                gap_y=dp(look.gap_y),
                radius=dp(look.radius),
                letter=dp(look.letter if len(key.label) < 3 else min(look.letter, look.word + 3)),
                word=dp(look.word),
                signed=look.round_done,
                globe=look.globe,
                space=keyboard.space if self._layer.pinyin else t("keyboard.space"),
                size_hint=(None, None),
            )
            self._keys.append((one, key, column, row))
            self.add_widget(one)
        self.height = len(self._layer.rows) * dp(look.key + look.gap_y)
        self.fbind("pos", self._place)
        self.fbind("size", self._place)
        self._place()

    def show(self, shift: Shift, *, capital: bool) -> None:
        """Show letters as they would be written, and how Shift stands."""
        for one, key, _, _ in self._keys:
            if key.does is Does.WRITE:
                one.capital = capital
            elif key.does is Does.SHIFT:
                one.on, one.locked = shift is not Shift.OFF, shift is Shift.LOCKED

    def _place(self, *_: object) -> None:
        look = self._look
        left = self.x + dp(look.side - look.gap_x / 2)
        column = (self.width - dp(2 * look.side - look.gap_x)) / self._layer.columns
        row = dp(look.key + look.gap_y)
        for one, key, at, down in self._keys:
            one.size = key.width * column, key.rows * row
            one.pos = left + at * column, self.top - (down + key.rows) * row
