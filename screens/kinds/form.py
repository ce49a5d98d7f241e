"""A form: labelled fields, each with its error beside it."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from kivy.clock import Clock
from kivy.metrics import dp
from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from app.domain.events import Typed
from app.domain.views.model import Field, Style
from screens.kinds.base import PhoneScreen
from screens.kv import load_kv
from screens.widgets.box import Box
from screens.widgets.page import Page
from screens.widgets.sync import Repeated
from screens.widgets.textbox import TextBox

load_kv(__file__)

_AROUND = 12  # dp that stay free above the field and below the button that are brought into sight


class FieldBox(Box):
    """A field with its label and its error; what is typed goes out as an event and nowhere else."""

    field: Field = ObjectProperty(rebind=True)
    emit = ObjectProperty()
    script_id = StringProperty("")

    def on_kv_post(self, _: object) -> None:
        """Begin to follow the record."""
        self.fbind("field", self._follow)
        self._follow()
        self.ids.box.fbind("text", self._typed)
        self.ids.box.fbind("composing", self._typed)

    def _follow(self, *_: object) -> None:
        if self.ids.box.text != self.field.value and not self.ids.box.composing:
            self.ids.box.text = self.field.value

    def _typed(self, *_: object) -> None:
        """Tell what stands in the field, but no pinyin that is to become characters."""
        box = self.ids.box
        if box.text != self.field.value and not box.composing:
            self.emit(Typed(self.field.id, box.text))


class Fields(Repeated):
    """All fields of a form."""

    item: ClassVar[type[Widget]] = FieldBox
    slot: ClassVar[str] = "field"


class FormPage(Page):
    """A form's page: its buttons follow the fields, where the keyboard does not cover them."""

    def _pin(self, *_: object) -> None:
        """Leave them there."""


class FormScreen(PhoneScreen):
    """Draws a view's fields. They keep what was typed, undone and selected, so no form is shown twice.

    While pinyin is on its way to characters, the way on waits. The field that has the focus stays in sight
    with the first button, as far as there is room for both.
    """

    keepable: ClassVar[bool] = False

    composing = BooleanProperty(False)

    def on_kv_post(self, base: object) -> None:
        """Put the buttons in their place, and begin to follow the fields."""
        page = self.ids.page
        actions = page.ids.actions
        page.pinned = False
        actions.parent.remove_widget(actions)
        self.ids.place.add_widget(actions)
        self._keep = Clock.create_trigger(self._keep_in_sight, -1)
        for widget, name in ((self, "lift"), (page.scroll, "height"), (page.scroll, "viewport_size")):
            widget.fbind(name, self._keep)
        self.ids.fields.fbind("children", self._watch)
        for name in ("composing", "view"):
            self.fbind(name, self._wait)
        self._watch()

    @property
    def boxes(self) -> list[TextBox]:
        """The text fields, from above."""
        return [each.ids.box for each in self.ids.fields.children[::-1]]

    def _watch(self, *_: object) -> None:
        """Hear of each field what it composes, and when its entry ends."""
        for box in self.boxes:
            box.finished = partial(self._finish, box)
            box.funbind("composing", self._note)
            box.fbind("composing", self._note)
            box.funbind("focus", self._keep)
            box.fbind("focus", self._keep)

    def _note(self, *_: object) -> None:
        self.composing = any(box.composing for box in self.boxes)

    def _wait(self, *_: object) -> None:
        """Let the way on wait until the pinyin has become characters."""
        for button in self.ids.page.ids.actions.children:
            primary = button.action.style is Style.PRIMARY
            button.disabled = not button.action.enabled or (self.composing and primary)

    def _finish(self, box: TextBox) -> None:
        """Go to the next field that is empty, or on, as the first button does."""
        boxes = self.boxes
        empty = next((each for each in boxes[boxes.index(box) + 1 :] if not each.text), None)
        if empty is not None:
            empty.focus = True
            return
        primary = (each for each in self.view.actions if each.style is Style.PRIMARY and each.enabled)
        way_on = next(primary, None)
        if way_on is None:
            box.focus = False
        else:
            self.emit(way_on.event)

    def _keep_in_sight(self, *_: object) -> None:
        """Scroll no more than it takes, while the keyboard is up."""
        box = next((each for each in self.boxes if each.focus), None)
        if box is None or not self.lift or self.scroll is None:
            return
        scroll, content = self.scroll, self.scroll.children[0]
        hidden = content.height - scroll.height
        if hidden <= 0:
            return
        head = content.to_widget(*box.parent.to_window(box.parent.x, box.parent.top))[1]
        buttons = self.ids.page.ids.actions.children
        button = buttons[-1] if buttons else box
        foot = content.to_widget(*button.to_window(button.x, button.y))[1]
        above = content.top - head - dp(_AROUND)
        below = content.top - foot + max(dp(_AROUND), self.brim + dp(_AROUND) / 2)
        if below - above > scroll.height:  # then the label may go, which says less than the button does
            above += box.parent.top - box.top
        offset = max(scroll.offset, below - scroll.height)
        offset = max(0, min(offset, above, hidden))
        if abs(offset - scroll.offset) >= 1:
            scroll.scroll_y = 1 - offset / hidden
