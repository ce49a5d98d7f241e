"""The answers of a dialog, as each system sets them: cells, two halves, words at the right, or buttons."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from kivy.clock import Clock
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from app.domain.views.model import Action, Style
from screens.kv import load_kv
from screens.widgets.button import WideButton
from screens.widgets.sync import Recipe, Repeated, sync
from screens.widgets.tappable import Tappable
from screens.widgets.words import Words  # noqa: F401 - its rules are used in answers.kv

load_kv(__file__)

_BUTTONS, _WORDS = "buttons", "words"


class AnswerKey(Tappable):
    """One answer as a word on the dialog's own ground. ``divided`` draws a line at its left."""

    action = ObjectProperty(rebind=True)
    emit = ObjectProperty()
    look = StringProperty("")
    preferred = BooleanProperty(False)
    divided = BooleanProperty(False)
    upright = BooleanProperty(False)
    accessible_closes = BooleanProperty(False)
    natural_width = NumericProperty(0)


class Answers(Repeated):
    """A dialog's answers. Side by side the one that declines is the first; else they stand in a column.

    ``inset`` is the room at both sides, in px, ``indent`` what words at the right leave free at their left.
    """

    look = StringProperty("")
    upright = BooleanProperty(False)
    inset = NumericProperty(0)
    indent = NumericProperty(0)

    def on_kv_post(self, base: object) -> None:
        """Begin to follow the records, the look and the width."""
        self._arrange = Clock.create_trigger(self._set_in_row, -1)
        self.fbind("look", self._follow)
        self.fbind("width", self._arrange)
        super().on_kv_post(base)

    def key(self, record: object) -> Hashable:
        """Return what tells one key from the others: its action and its look."""
        assert isinstance(record, Action)
        return record.id, self.look

    def kind(self, record: object) -> object:
        """Return what tells the actions whose keys are alike."""
        return self.look == _BUTTONS

    def _follow(self, *_: object) -> None:
        records = self.records if self.look == _BUTTONS else in_order(self.records)
        sync(self, records, Recipe(self.key, self._make, self._update, self.kind))
        self._arrange()

    def _make(self, record: object) -> Widget:
        if self.look == _BUTTONS:
            return WideButton(action=record, emit=self.emit)
        key = AnswerKey(action=record, emit=self.emit, look=self.look)
        key.fbind("natural_width", self._arrange)
        return key

    def _update(self, widget: Widget, record: object) -> None:
        widget.action = record

    def _set_in_row(self, *_: object) -> None:
        keys = self.children[::-1]
        room = self.width - 2 * self.inset
        if self.look == _BUTTONS or not keys:
            self.orientation = "vertical"
            return
        widest = max(key.natural_width for key in keys)
        needed = sum(key.natural_width + dp(8) for key in keys) if self.look == _WORDS else widest * len(keys)
        upright = needed > room or len(keys) > 2
        self.orientation = "vertical" if upright else "horizontal"
        self.upright = upright
        for number, key in enumerate(keys):
            key.upright, key.preferred = upright, key.action == preferred(self.records)
            key.divided = number > 0 and not upright
        if self.look == _WORDS:
            self.indent = 0 if upright else room - needed + dp(8)


def preferred(actions: Sequence[Action]) -> Action:
    """Return the answer that is written heavier: the main one, or the last that does no harm."""
    main = [action for action in actions if action.style is Style.PRIMARY]
    harmless = [action for action in actions if action.style is not Style.DANGER]
    return (main or harmless[-1:] or list(actions))[0]


def in_order(actions: Sequence[Action]) -> tuple[Action, ...]:
    """Return the answers, of two the one that declines first, as all systems have it, and the main one last.

    What does harm stands last, too, though the other one is written heavier. More than two keep their order.
    """
    if len(actions) != 2:
        return tuple(actions)
    main = preferred(actions)
    return tuple(sorted(actions, key=lambda action: (action.style is not Style.SECONDARY, action == main)))
