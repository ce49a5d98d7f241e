"""One line of a list: tile, words, value, and what can be done with it."""

from __future__ import annotations

from typing import ClassVar

from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from app.domain.views.model import Row
from screens.kv import load_kv
from screens.widgets.box import Box
from screens.widgets.button import PushButton
from screens.widgets.icon import Glyph, Tile  # noqa: F401 - their rules are used in row.kv
from screens.widgets.tappable import Tappable
from screens.widgets.words import ShortWords, Words  # noqa: F401 - their rules are used in row.kv

load_kv(__file__)

_MOST_BUTTON = 0.4  # of a row's width; the rest is for its words


class RowBody(Box):
    """What a row shows. ``large`` is the look of a person's own card; ``bare`` has no picture."""

    row = ObjectProperty(rebind=True)
    emit = ObjectProperty()
    large = BooleanProperty(False)
    bare = BooleanProperty(False)
    script_id = StringProperty("")
    accessible_name = StringProperty("")
    indent = NumericProperty(0)
    first = BooleanProperty(False)
    last = BooleanProperty(False)
    corners = ListProperty([0, 0, 0, 0])
    leads_on = BooleanProperty(False)

    _button: RowButton | None = None

    def on_kv_post(self, _: object) -> None:
        """Begin to follow the record."""
        self.fbind("row", self._place_button)
        self.fbind("width", self._limit_button)
        self._place_button()

    def _place_button(self, *_: object) -> None:
        if self.row.button is None:
            if self._button is not None:
                self.ids.side.remove_widget(self._button)
            return
        if self._button is None:
            self._button = RowButton(row=self.row, action=self.row.button, emit=self.emit)
            self._limit_button()
        self._button.row, self._button.action = self.row, self.row.button
        if self._button.parent is None:
            self.ids.side.add_widget(self._button)

    def _limit_button(self, *_: object) -> None:
        if self._button is not None:
            self._button.most = self.width * _MOST_BUTTON


class Badge(Words):
    """A word on a small ground of its own, which takes no room without one."""


class RowButton(PushButton):
    """The action at a row's right, as wide as its words but never wider than ``most`` (px).

    Its name says which row it acts on.
    """

    row = ObjectProperty(rebind=True)
    most = NumericProperty(0)


class PlainRow(RowBody):
    """A row that only shows information."""


class TapRow(Tappable, RowBody):
    """A row that is one control."""


class ChoiceRow(TapRow):
    """A row that can be selected; a mark at its right shows whether it is."""

    repeats: ClassVar[bool] = True


class SwitchSign(Widget):  # type: ignore[misc]
    """The picture of a switch, its thumb at the right when on. It is decoration: a text says the same."""

    on = BooleanProperty(False)
    grown = NumericProperty(1)
    thumb = NumericProperty(0)
    inset = NumericProperty(0)
    hollow = BooleanProperty(False)
    accessible_hidden = BooleanProperty(True)


class SwitchRow(TapRow):
    """A row that is one switch."""

    repeats: ClassVar[bool] = True
    accessible_checked_state = BooleanProperty(False)


def row_class(row: Row) -> type[RowBody]:
    """Return the class that draws a row."""
    if row.chosen is not None:
        return ChoiceRow
    if row.on is not None:
        return SwitchRow
    return TapRow if row.tap else PlainRow
