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

    @property
    def held(self) -> bool:
        """Whether a finger drags it."""
        return self._touch is not None

    def begin(self, place: float) -> None:
        """Stand still at a place (1 is the top) with the bar in sight for a moment, as a new one does."""
        self.effect_y.velocity = 0
        self.scroll_y = place
        self._update_effect_bounds()
        self.update_from_scroll()


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
    def scroll(self) -> PlainScroll:
        """The part that scrolls."""
        scroll: PlainScroll = self.ids.scroll
        return scroll

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
