"""What ··· opens, as each system shows it: an action sheet, a panel, a list at the dots, or a plain sheet."""

from __future__ import annotations

from collections.abc import Mapping

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from app.domain.views.model import Action, Row
from screens.kinds.lying import LyingScreen
from screens.kv import load_kv
from screens.widgets.blank import NO_VIEW
from screens.widgets.box import Box
from screens.widgets.icon import Glyph  # noqa: F401 - its rules are used in menu.kv
from screens.widgets.page import PlainScroll
from screens.widgets.sync import Recipe, sync
from screens.widgets.tappable import Tappable
from screens.widgets.words import Words  # noqa: F401 - its rules are used in menu.kv

load_kv(__file__)


class MenuRow(Tappable):
    """One entry. ``needed`` is how high its words are, in px."""

    row = ObjectProperty(rebind=True)
    emit = ObjectProperty()
    needed = NumericProperty(0)


class ActionRow(MenuRow):
    """An entry of an action sheet: words in the middle, a line above."""


class IconRow(MenuRow):
    """An entry with its icon at the left."""


class CloseKey(Tappable):
    """Leaves the menu."""

    action = ObjectProperty(rebind=True)
    emit = ObjectProperty()
    accessible_closes = BooleanProperty(False)


class CancelCell(CloseKey):
    """The last block of an action sheet, apart from the others."""


class RoundClose(CloseKey):
    """The round sign at a panel's upper right corner."""


class MenuBody(Box):
    """One way to show a menu. ``entry`` is the class of its rows; ``room`` is how high it may be, in px."""

    view = ObjectProperty(NO_VIEW, rebind=True)
    emit = ObjectProperty()
    room = NumericProperty(0)
    bottom = NumericProperty(0)
    entry: type[MenuRow] = IconRow
    close: type[CloseKey] | None = None

    def on_kv_post(self, _: object) -> None:
        """Begin to follow the record."""
        self.fbind("view", self._follow)
        self._follow()

    def _follow(self, *_: object) -> None:
        rows = tuple(row for section in self.view.sections for row in section.rows)
        sync(self.ids.rows, rows, Recipe(lambda row: row.id, self._make_row, _update_row))
        if self.close is not None:
            closing = Recipe(lambda action: action.id, self._make_close, _update_close)
            sync(self.ids.closing, self.view.actions[-1:], closing)

    def _make_row(self, row: Row) -> Widget:
        return self.entry(row=row, emit=self.emit)

    def _make_close(self, action: Action) -> Widget:
        assert self.close is not None
        return self.close(action=action, emit=self.emit)


class ActionsBody(MenuBody):
    """An action sheet: two blocks, of which the lower one leaves it."""

    entry = ActionRow
    close = CancelCell


class PanelBody(MenuBody):
    """A panel as wide as the glass with a handle, a title and a round close."""

    close = RoundClose


class ListBody(MenuBody):
    """A short list that hangs at the dots."""


class SheetBody(MenuBody):
    """A plain sheet: its entries, and what leaves it below them."""

    close = CancelCell


_BODIES: Mapping[str, type[MenuBody]] = {
    "actions": ActionsBody,
    "panel": PanelBody,
    "list": ListBody,
    "sheet": SheetBody,
}


class MenuScreen(LyingScreen):
    """Draws a view as the menu of the phone's system."""

    look = StringProperty("")

    @property
    def scroll(self) -> PlainScroll | None:
        """The part that scrolls."""
        return self.children[0].ids.scroll if self.children else None

    def on_kv_post(self, _: object) -> None:
        """Begin to follow the look."""
        self.fbind("look", self._show)
        self._show()

    def _show(self, *_: object) -> None:
        self.clear_widgets()
        body = _BODIES[self.look](view=self.view, emit=self.emit, room=self.room, bottom=self.bottom)
        for name in ("view", "room", "bottom"):
            self.fbind(name, body.setter(name))
        body.fbind("size", self._fit)
        self.add_widget(body)
        self._fit()

    def _fit(self, *_: object) -> None:
        self.size = self.children[0].size


def _update_row(widget: Widget, row: Row) -> None:
    widget.row = row


def _update_close(widget: Widget, action: Action) -> None:
    widget.action = action
