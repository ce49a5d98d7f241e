"""A screen's body: what scrolls, and the actions that stay at the thumb while there is room for them."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.scrollview import ScrollView

from app.domain.views.model import View
from screens.kv import load_kv
from screens.widgets.blank import NO_VIEW
from screens.widgets.button import PushButton
from screens.widgets.section import SectionBox, section_key
from screens.widgets.sync import sync
from screens.widgets.words import Words  # noqa: F401 - its rules are used in page.kv

load_kv(__file__)

_MOST_PINNED = 0.4  # of the height; what is more scrolls with the content


class PlainScroll(ScrollView):  # type: ignore[misc]
    """A scrolling part without Kivy's bounce, which hides where a list ends."""


class Heading(BoxLayout):  # type: ignore[misc]
    """What the person can do here, a word about it, and how far it is done."""

    view = ObjectProperty(NO_VIEW, rebind=True)


class ShareBar(BoxLayout):  # type: ignore[misc]
    """A share from 0 to 1 as a bar."""

    share = NumericProperty(0)


class CalloutBox(BoxLayout):  # type: ignore[misc]
    """A soft box with one message."""

    callout = ObjectProperty(None, allownone=True, rebind=True)


class Sections(BoxLayout):  # type: ignore[misc]
    """All sections of a view, one below the other."""

    sections = ObjectProperty(())
    emit = ObjectProperty()

    def on_kv_post(self, _: Any) -> None:
        """Begin to follow the record."""
        self.fbind("sections", self._follow)
        self._follow()

    def _follow(self, *_: Any) -> None:
        sync(self, self.sections, section_key, self._make, _update_section)

    def _make(self, section: Any) -> SectionBox:
        return SectionBox(section=section, emit=self.emit)


def _update_section(widget: Any, section: Any) -> None:
    widget.section = section


class Actions(BoxLayout):  # type: ignore[misc]
    """A view's buttons, one below the other."""

    actions = ObjectProperty(())
    emit = ObjectProperty()

    def on_kv_post(self, _: Any) -> None:
        """Begin to follow the record."""
        self.fbind("actions", self._follow)
        self._follow()

    def _follow(self, *_: Any) -> None:
        sync(self, self.actions, lambda action: action.id, self._make, _update_action)

    def _make(self, action: Any) -> PushButton:
        return WideButton(action=action, emit=self.emit)


def _update_action(widget: Any, action: Any) -> None:
    widget.action = action


class WideButton(PushButton):
    """A button as wide as the design wants its main buttons."""


class Note(BoxLayout):  # type: ignore[misc]
    """A small remark, and the way to what stands behind it."""

    view: View = ObjectProperty(NO_VIEW, rebind=True)
    emit = ObjectProperty()

    def on_kv_post(self, _: Any) -> None:
        """Begin to follow the record."""
        self.fbind("view", self._follow)
        self._follow()

    def _follow(self, *_: Any) -> None:
        link = self.view.note_action
        sync(self.ids.link, (link,) if link else (), lambda action: action.id, self._make, _update_action)

    def _make(self, action: Any) -> PushButton:
        return NoteButton(action=action, emit=self.emit)


class NoteButton(PushButton):
    """The link of a note, as wide as its words."""


class Page(BoxLayout):  # type: ignore[misc]
    """Content above, actions below. What is added to a page in kv goes into its content."""

    view = ObjectProperty(NO_VIEW, rebind=True)
    emit = ObjectProperty()
    bottom = NumericProperty(0)
    pinned = BooleanProperty(True)

    def on_kv_post(self, _: Any) -> None:
        """Begin to follow the record."""
        pin = Clock.create_trigger(self._pin)  # after the layout: half-way heights would mislead it
        self.ids.actions.fbind("height", pin)
        self.fbind("height", pin)

    def add_widget(self, widget: Any, *args: Any, **kwargs: Any) -> None:
        """Put what a screen adds into the content; the page's own two parts stay side by side."""
        own = isinstance(widget, PlainScroll | Actions)
        place = super().add_widget if own else self.ids.content.add_widget
        place(widget, *args, **kwargs)

    @property
    def scroll(self) -> PlainScroll:
        """The part that scrolls."""
        return self.ids.scroll

    def _pin(self, *_: Any) -> None:
        actions = self.ids.actions
        pinned = actions.height <= self.height * _MOST_PINNED
        if pinned == self.pinned:
            return
        actions.parent.remove_widget(actions)
        self.pinned = pinned
        place = super().add_widget if pinned else self.ids.content.add_widget
        place(actions)
