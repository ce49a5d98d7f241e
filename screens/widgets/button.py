"""The buttons of a view: one class for every weight an action can have."""

from __future__ import annotations

from typing import ClassVar

from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from screens.kv import load_kv
from screens.widgets.sync import Repeated
from screens.widgets.tappable import Tappable
from screens.widgets.words import Words  # noqa: F401 - its rules are used in button.kv

load_kv(__file__)


class PushButton(Tappable):
    """Draws an action and emits its event. ``about`` says what it acts on, where its own text does not.

    ``inverse`` tells that it lies on a ground in the colour of texts.
    """

    action = ObjectProperty(rebind=True)
    emit = ObjectProperty()
    about = StringProperty("")
    inverse = BooleanProperty(False)
    accessible_closes = BooleanProperty(False)
    accessible_private = BooleanProperty(False)
    natural_width = NumericProperty(0)
    at_least = NumericProperty(0)
    least = NumericProperty(0)
    corner = NumericProperty(0)
    ground = ColorProperty()
    ground_pressed = ColorProperty()
    ink = ColorProperty()
    border = ColorProperty()


class WideButton(PushButton):
    """A button with the design's width of main buttons."""


class NarrowButton(PushButton):
    """A button as wide as its words, in the middle, but never wider than ``most`` (px)."""

    most = NumericProperty(0)


class Actions(Repeated):
    """A view's buttons, one below the other."""

    item: ClassVar[type[Widget]] = WideButton
    slot: ClassVar[str] = "action"


class Links(Repeated):
    """Secondary actions, one below the other, each as wide as its text where there is room."""

    item: ClassVar[type[Widget]] = NarrowButton
    slot: ClassVar[str] = "action"

    def on_kv_post(self, base: object) -> None:
        """Begin to follow the records and the width; a box limits its children's heights only."""
        self.fbind("width", self._limit)
        super().on_kv_post(base)

    def _limit(self, *_: object) -> None:
        for button in self.children:
            button.most = self.width

    def _make(self, record: object) -> Widget:
        button = super()._make(record)
        button.most = self.width
        return button

    def _update(self, widget: Widget, record: object) -> None:
        super()._update(widget, record)
        widget.most = self.width
