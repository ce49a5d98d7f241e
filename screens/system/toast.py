"""A short word on what was just done, with its undo, in the look of the phone's system."""

from __future__ import annotations

from typing import ClassVar

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from screens.kv import load_kv
from screens.widgets.box import Box
from screens.widgets.button import PushButton
from screens.widgets.icon import Glyph  # noqa: F401 - its rules are used in toast.kv
from screens.widgets.sync import Repeated
from screens.widgets.words import Words  # noqa: F401 - its rules are used in toast.kv

load_kv(__file__)


class UndoButton(PushButton):
    """The undo at a toast's right, as wide as its words."""


class UndoPlace(Repeated):
    """Holds the undo."""

    item: ClassVar[type[Widget]] = UndoButton
    slot: ClassVar[str] = "action"


class ToastBox(Box):
    """The toast: what was done, and its undo. It takes no focus by itself; it is read out once."""

    toast = ObjectProperty(rebind=True)
    emit = ObjectProperty()
    most = NumericProperty(0)
    inverse = BooleanProperty(False)


class ToastSlot(FloatLayout):  # type: ignore[misc]
    """Where a toast lies: low, where a short page has no text, but never on the buttons at the foot.

    ``gap`` is how far above the lower edge it lies, and ``floor`` the upper edge of those buttons. ``lying``
    is the lower and the upper edge of a sheet or a dialog: a toast that would cover it lies above it, but
    below ``ceiling``. All in px.
    """

    toast = ObjectProperty(None, allownone=True)
    emit = ObjectProperty()
    floor = NumericProperty(0)
    gap = NumericProperty(0)
    ceiling = NumericProperty(0)
    lying = ObjectProperty((0, 0))

    def __init__(self, **kwargs: object) -> None:
        self._box: ToastBox | None = None
        self._trigger = Clock.create_trigger(self._place, -1)
        super().__init__(**kwargs)
        self.fbind("toast", self._follow)
        for name in ("pos", "size", "floor", "gap", "ceiling", "lying"):
            self.fbind(name, self._trigger)

    def _follow(self, *_: object) -> None:
        if self._box is not None and self.toast is not None and self._box.toast.undo == self.toast.undo:
            self._box.toast = self.toast
            return
        self.clear_widgets()
        self._box = None
        if self.toast is not None:
            self._box = ToastBox(toast=self.toast, emit=self.emit, size_hint=(None, None))
            self._box.fbind("size", self._trigger)
            self.add_widget(self._box)
        self._trigger()

    def _place(self, *_: object) -> None:
        if self._box is None:
            return
        self._box.most = self.width
        self._box.y = self._lowest(self._box.height)
        self._box.center_x = self.center_x

    def _lowest(self, height: float) -> float:
        low: float = max(self.y + self.gap, self.floor + self.gap / 8)
        bottom, top = self.lying
        if not bottom < low + height or not low < top:
            return low
        highest: float = self.ceiling - height - self.gap / 8
        above: float = top + self.gap / 8
        return min(above, highest)
