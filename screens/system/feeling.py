"""What feels a finger: at once when it comes, and when it goes."""

from __future__ import annotations

from typing import ClassVar

from kivy.properties import ObjectProperty

from screens.kv import load_kv
from screens.widgets.tappable import Tappable

load_kv(__file__)


class Feeler(Tappable):
    """A place for a finger: ``record`` has what happens when it comes (``sense``) and goes (``lift``).

    Whoever uses a screen reader presses it by its key, which stands for a finger that stays.
    """

    repeats: ClassVar[bool] = True
    accessible_by_key: ClassVar[bool] = True

    record = ObjectProperty(None, allownone=True, rebind=True)
    emit = ObjectProperty()

    def __init__(self, **kwargs: object) -> None:
        self._by_key = False
        super().__init__(**kwargs)

    def on_press(self) -> None:
        """Feel the finger at once: a sensor does not wait until it is lifted."""
        self.emit(self.record.sense)

    def on_state(self, _: object, state: str) -> None:
        """Tell that the finger has gone. A key stands for one that stays long enough."""
        if state == "normal" and not self._by_key:
            self.emit(getattr(self.record, "lift", None))

    def _end_key_press(self, elapsed: float) -> None:
        self._by_key = True
        super()._end_key_press(elapsed)
        self._by_key = False
