"""The panel's controls: small buttons, switches, and boxes that open a list of choices."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.widget import Widget

from app.domain.facts.text import Text
from app.prototype.bindings import desk
from screens.kv import load_kv
from screens.panel.records import NO_BUTTON, NO_SELECT, PanelButton, Select
from screens.widgets.box import Box
from screens.widgets.icon import Glyph  # noqa: F401 - its rules are used in controls.kv
from screens.widgets.sync import Recipe, Repeated, sync
from screens.widgets.tappable import Tappable
from screens.widgets.words import Words

load_kv(__file__)

_PAIR_FROM = 360  # dp of width, from which two choices stand side by side


class PanelControl(Tappable):
    """A control of the panel. Esc closes what is open and leaves the keyboard with the control."""

    def keyboard_on_key_up(self, window: object, keycode: tuple[int, str]) -> bool:
        """Keep the focus; Kivy would give it up when Esc is released."""
        return keycode[1] == "escape" or bool(super().keyboard_on_key_up(window, keycode))


class SelectBox(PanelControl):
    """Shows what is chosen; pressing it opens the choices."""

    select = ObjectProperty(NO_SELECT, rebind=True)
    emit = ObjectProperty()

    def chosen_label(self, select: Select) -> Text:
        """Return the label of what is chosen."""
        return dict(select.choices)[select.chosen]


class SelectField(Box):
    """A choice's name above its box."""

    select = ObjectProperty(NO_SELECT, rebind=True)
    emit = ObjectProperty()


class SelectRow(Repeated):
    """One choice or two, side by side."""

    item: ClassVar[type[Widget]] = SelectField
    slot: ClassVar[str] = "select"

    def key(self, record: object) -> Hashable:
        """Return a choice's name."""
        assert isinstance(record, Select)
        return record.dimension


class Selects(Box):
    """All choices of a group: an odd first one across the whole width, the others in pairs."""

    records = ObjectProperty(())
    emit = ObjectProperty()

    def on_kv_post(self, _: object) -> None:
        """Begin to follow the records and the width."""
        self.fbind("records", self._follow)
        self.fbind("width", self._follow)
        self._follow()

    def _follow(self, *_: object) -> None:
        recipe = Recipe(lambda row: tuple(each.dimension for each in row), self._make, self._update)
        sync(self, self._rows(), recipe)

    def _rows(self) -> tuple[tuple[Select, ...], ...]:
        records = self.records
        if self.width < dp(_PAIR_FROM) * desk.text_scale:
            return tuple((each,) for each in records)
        odd = len(records) % 2
        pairs = zip(records[odd::2], records[odd + 1 :: 2], strict=True)
        return (*((each,) for each in records[:odd]), *pairs)

    def _make(self, row: tuple[Select, ...]) -> Widget:
        return SelectRow(records=row, emit=self.emit)

    @staticmethod
    def _update(widget: Widget, row: tuple[Select, ...]) -> None:
        widget.records = row


class Option(PanelControl):
    """One choice in an open list. The keyboard stays among the choices until one is made or Esc pressed."""

    option = ObjectProperty(rebind=True)
    note = ObjectProperty(None, allownone=True)
    chosen = BooleanProperty(False)
    pick = ObjectProperty()

    def get_focus_next(self) -> Widget:
        """Return the choice below, round the end."""
        return self._away(-1)

    def get_focus_previous(self) -> Widget:
        """Return the choice above, round the end."""
        return self._away(1)

    def keyboard_on_key_down(
        self, window: object, keycode: tuple[int, str], text: str, modifiers: list[str]
    ) -> bool:
        """Go up and down with the arrows, too."""
        steps = {"down": -1, "up": 1}
        if keycode[1] in steps:
            self._away(steps[keycode[1]]).focus = True
            return True
        return bool(super().keyboard_on_key_down(window, keycode, text, modifiers))

    def _away(self, steps: int) -> Widget:
        # Kivy keeps the lowest choice first.
        others = [each for each in self.parent.children if isinstance(each, Option)]
        return others[(others.index(self) + steps) % len(others)]


class OptionNote(Words):
    """Says above the choices what comes with any of them."""

    note = ObjectProperty("")


class DeskButton(PanelControl):
    """A small button of the panel; two quick taps press it twice, as to move time on by two steps."""

    repeats: ClassVar[bool] = True
    button = ObjectProperty(NO_BUTTON, rebind=True)
    act = ObjectProperty()
    natural_width = NumericProperty(0)
    keys_shown = BooleanProperty(True)


class DeskSwitch(DeskButton):
    """A switch with its words beside it."""

    repeats: ClassVar[bool] = False
    accessible_checked_state = BooleanProperty(False)


class ButtonFlow(Box):
    """Small buttons side by side, in several lines where they do not fit in one."""

    buttons = ObjectProperty(())
    act = ObjectProperty()
    keys_shown = BooleanProperty(True)

    def on_kv_post(self, _: object) -> None:
        """Begin to follow the records."""
        self.fbind("buttons", self._follow)
        self.fbind("keys_shown", self._show_keys)
        self._follow()

    def _follow(self, *_: object) -> None:
        key = Recipe(lambda button: (button.id, button.on is None), self._make, self._update)
        sync(self.ids.stack, self.buttons, key)
        self._show_keys()

    def _show_keys(self, *_: object) -> None:
        for each in self.ids.stack.children:
            each.keys_shown = self.keys_shown

    def _make(self, button: PanelButton) -> DeskButton:
        kind = DeskButton if button.on is None else DeskSwitch
        return kind(button=button, act=self.act)

    @staticmethod
    def _update(widget: Widget, button: PanelButton) -> None:
        widget.button = button
