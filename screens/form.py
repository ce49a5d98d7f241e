"""A form: labelled fields, each with its error beside it."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.textinput import TextInput

from app.domain.events import Typed
from app.domain.views.model import Field
from screens.base import Screen
from screens.kv import load_kv
from screens.widgets.page import Page  # noqa: F401 - its rules are used in form.kv
from screens.widgets.sync import sync
from screens.widgets.tappable import Focusable

load_kv(__file__)


class TextBox(Focusable, TextInput):  # type: ignore[misc]
    """One line of text in the theme's colours."""

    invalid = BooleanProperty(False)


class FieldBox(BoxLayout):  # type: ignore[misc]
    """A field with its label and its error; what is typed goes out as an event and nowhere else."""

    field: Field = ObjectProperty(rebind=True)
    emit = ObjectProperty()
    script_id = StringProperty("")

    def on_kv_post(self, _: Any) -> None:
        """Begin to follow the record."""
        self.fbind("field", self._follow)
        self._follow()
        self.ids.box.fbind("text", self._typed)

    def _follow(self, *_: Any) -> None:
        if self.ids.box.text != self.field.value:
            self.ids.box.text = self.field.value

    def _typed(self, _: object, text: str) -> None:
        if text != self.field.value:
            self.emit(Typed(self.field.id, text))


class Fields(BoxLayout):  # type: ignore[misc]
    """All fields of a form."""

    fields = ObjectProperty(())
    emit = ObjectProperty()

    def on_kv_post(self, _: Any) -> None:
        """Begin to follow the records."""
        self.fbind("fields", self._follow)
        self._follow()

    def _follow(self, *_: Any) -> None:
        sync(self, self.fields, lambda field: field.id, self._make, self._update)

    def _make(self, field: Field) -> FieldBox:
        return FieldBox(field=field, emit=self.emit)

    @staticmethod
    def _update(widget: Any, field: Field) -> None:
        widget.field = field


class FormScreen(Screen):
    """Draws a view's fields."""

    @property
    def scroll(self) -> Any:
        """The part that scrolls."""
        return self.ids.page.scroll
