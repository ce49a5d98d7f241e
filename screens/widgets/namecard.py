"""The card that shows a new name in whole beside the old one."""

from __future__ import annotations

from kivy.properties import ObjectProperty
from kivy.uix.widget import Widget

from app.domain.views.model import Action, NameChange
from screens.kv import load_kv
from screens.widgets.blank import NO_NAME_CHANGE
from screens.widgets.box import Box
from screens.widgets.button import PushButton
from screens.widgets.icon import Icon  # noqa: F401 - its rules are used in namecard.kv
from screens.widgets.sync import Recipe, sync
from screens.widgets.words import Words  # noqa: F401 - its rules are used in namecard.kv

load_kv(__file__)


class NameWords(Box):
    """Both names, one below the other, and the button that corrects the new one at its right."""

    change = ObjectProperty(NO_NAME_CHANGE, rebind=True)
    emit = ObjectProperty()

    def on_kv_post(self, _: object) -> None:
        """Begin to follow the record."""
        self.fbind("change", self._follow)
        self._follow()

    def _follow(self, *_: object) -> None:
        edit = self.change.edit
        recipe: Recipe[Action] = Recipe(lambda action: action.id, self._make, _update)
        sync(self.ids.side, (edit,) if edit else (), recipe)

    def _make(self, action: Action) -> EditButton:
        return EditButton(action=action, emit=self.emit)


class EditButton(PushButton):
    """The button that corrects the name, as wide as its words."""


class NameCard(Box):
    """The card; nothing and no room where a view changes no name."""

    change = ObjectProperty(None, allownone=True)
    emit = ObjectProperty()

    def on_kv_post(self, _: object) -> None:
        """Begin to follow the record."""
        self.fbind("change", self._follow)
        self._follow()

    def _follow(self, *_: object) -> None:
        recipe: Recipe[NameChange] = Recipe(lambda _: "names", self._make, _update_names)
        sync(self, (self.change,) if self.change else (), recipe)

    def _make(self, change: NameChange) -> NameWords:
        return NameWords(change=change, emit=self.emit)


def _update(button: Widget, action: Action) -> None:
    button.action = action


def _update_names(words: Widget, change: NameChange) -> None:
    words.change = change
