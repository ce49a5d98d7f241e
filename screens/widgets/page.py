"""A screen's body: what scrolls, and the actions that stay at the thumb while there is room for them."""

from __future__ import annotations

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from screens.kv import load_kv
from screens.widgets import parts, section  # noqa: F401 - every page is made of their widgets
from screens.widgets.blank import NO_VIEW
from screens.widgets.button import Actions

load_kv(__file__)

_MOST_PINNED = 0.4  # of the height; what is more scrolls with the content


class PlainScroll(ScrollView):  # type: ignore[misc]
    """A scrolling part without Kivy's bounce, which hides where a list ends."""


class Page(BoxLayout):  # type: ignore[misc]
    """Content above, actions below. What is added to a page in kv goes into its content."""

    view = ObjectProperty(NO_VIEW, rebind=True)
    emit = ObjectProperty()
    bottom = NumericProperty(0)
    pinned = BooleanProperty(True)

    def on_kv_post(self, _: object) -> None:
        """Begin to watch the heights."""
        pin = Clock.create_trigger(self._pin)  # after the layout: half-way heights would mislead it
        self.ids.actions.fbind("height", pin)
        self.fbind("height", pin)

    def add_widget(self, widget: Widget, *args: object, **kwargs: object) -> None:
        """Put what a screen adds into the content; the page's own two parts stay side by side."""
        own = isinstance(widget, PlainScroll | Actions)
        place = super().add_widget if own else self.ids.content.add_widget
        place(widget, *args, **kwargs)

    @property
    def scroll(self) -> ScrollView:
        """The part that scrolls."""
        return self.ids.scroll

    def _pin(self, *_: object) -> None:
        actions = self.ids.actions
        needed = actions.height + (0 if self.pinned else self.bottom)  # what they take where they are pinned
        pinned = needed <= self.height * _MOST_PINNED
        if pinned == self.pinned:
            return
        actions.parent.remove_widget(actions)
        self.pinned = pinned
        place = super().add_widget if pinned else self.ids.content.add_widget
        place(actions)
