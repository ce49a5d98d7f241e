"""A form: labelled fields, each with its error beside it."""

from __future__ import annotations

from typing import ClassVar

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.textinput import TextInput
from kivy.uix.widget import Widget

from app.domain.events import Typed
from app.domain.views.model import Field
from screens.kinds.base import PhoneScreen
from screens.kv import load_kv
from screens.widgets.box import Box
from screens.widgets.page import Page  # noqa: F401 - its rules are used in form.kv
from screens.widgets.sync import Repeated
from screens.widgets.tappable import Focusable

load_kv(__file__)


class TextBox(Focusable, TextInput):  # type: ignore[misc]
    """One line of text in the theme's colours."""

    invalid = BooleanProperty(False)


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

    def _follow(self, *_: object) -> None:
        if self.ids.box.text != self.field.value:
            self.ids.box.text = self.field.value

    def _typed(self, _: object, text: str) -> None:
        if text != self.field.value:
            self.emit(Typed(self.field.id, text))


class Fields(Repeated):
    """All fields of a form."""

    item: ClassVar[type[Widget]] = FieldBox
    slot: ClassVar[str] = "field"


class FormScreen(PhoneScreen):
    """Draws a view's fields. They keep what was typed, undone and selected, so no form is shown twice."""

    keepable: ClassVar[bool] = False
