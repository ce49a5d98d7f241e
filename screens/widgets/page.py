"""A screen's body: the scrolling content, and the actions, which stay below it where there is room."""

from __future__ import annotations

from typing import ClassVar

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from screens.kv import load_kv
from screens.widgets import namecard, parts, section  # noqa: F401 - every page is made of their widgets
from screens.widgets.blank import NO_VIEW
from screens.widgets.box import Box
from screens.widgets.button import Actions
from screens.widgets.edge import EdgeEffect, Give
from screens.widgets.navbar import LargeTitle  # noqa: F401 - its rules are used in page.kv

load_kv(__file__)


class Pinning(Box):
    """Keeps its ``actions`` below what scrolls, and puts them at the end of ``content`` if they are too high.

    Both are ids of the kv file. ``limited_by`` names the property that says how much height there is,
    ``most_pinned`` the share of it that the actions may take; what is more scrolls with the content.
    What may not be pinned always stands at the end.
    """

    pinned = BooleanProperty(True)
    may_pin = BooleanProperty(True)
    limited_by: ClassVar[str] = "height"
    most_pinned: ClassVar[float] = 0.4

    def on_kv_post(self, _: object) -> None:
        """Begin to watch the heights."""
        pin = Clock.create_trigger(self._pin)  # after the layout: half-way heights would mislead it
        self.ids.actions.fbind("height", pin)
        self.fbind(self.limited_by, pin)
        self.fbind("may_pin", pin)
        pin()

    def height_if_pinned(self) -> float:
        """Return how high the actions are below what scrolls, in px, wherever they are now."""
        return float(self.ids.actions.height)

    def _pin(self, *_: object) -> None:
        # Judged by one height, whether pinned or not: else the two states could alternate for ever.
        fits = self.height_if_pinned() <= getattr(self, self.limited_by) * self.most_pinned
        pinned = fits and self.may_pin
        if pinned == self.pinned:
            return
        actions = self.ids.actions
        actions.parent.remove_widget(actions)
        self.pinned = pinned
        (self if pinned else self.ids.content).add_widget(actions)


class PlainScroll(ScrollView):  # type: ignore[misc]
    """A scrolling part that gives way at its ends as the phone's system has it.

    Its content is as wide as itself from the first: Kivy would lay it out in another width before.
    ``offset`` is how far it is scrolled from its top, in px; ``title_height`` is how high a screen's title at
    its top is.
    """

    offset = NumericProperty(0)
    title_height = NumericProperty(0)

    def __init__(self, **kwargs: object) -> None:
        self._giving: Give | None = None
        super().__init__(**kwargs)
        for name in ("scroll_y", "height", "viewport_size"):
            self.fbind(name, self._measure)

    def on_effect_y(self, _: object, effect: EdgeEffect) -> None:
        """Begin to follow how far the end is pulled; Kivy makes an effect of its own kind before."""
        super().on_effect_y(_, effect)
        if isinstance(effect, EdgeEffect):
            effect.fbind("pulled", self._give)

    def _give(self, _: object, pulled: float) -> None:
        content = self._viewport
        if content is None:
            return
        if self._giving is None:
            self._giving = Give(content)
        hidden = max(0, content.height - self.height)
        self._giving.show(pulled, content.y + hidden * self.scroll_y, self.height)

    def _measure(self, *_: object) -> None:
        hidden = max(0, self.viewport_size[1] - self.height)
        self.offset = max(0, round((1 - self.scroll_y) * hidden, 2))

    def on_width(self, *_: object) -> None:
        """Hand the width on."""
        if self._viewport is not None and self._viewport.size_hint_x is not None:
            self._viewport.width = self.width

    @property
    def held(self) -> bool:
        """Whether a finger drags it."""
        return self._touch is not None

    def scroll_to(self, *args: object, **kwargs: object) -> None:
        """Scroll to a widget, unless put away: Kivy waits for a layout, which does not come until then."""
        if self.get_root_window() is not None:
            super().scroll_to(*args, **kwargs)

    def begin(self, place: float) -> None:
        """Stand still at a place (1 is the top) with the bar in sight for a moment, as a new one does."""
        self.effect_y.velocity = self.effect_y.pulled = 0
        self.scroll_y = place
        self._update_effect_bounds()
        self._trigger_update_from_scroll()


class Page(Pinning):
    """Content above, actions below. What is added to a page in kv goes into its content.

    ``titled`` sets the screen's title above the content, where the phone's system has titles there.
    """

    view = ObjectProperty(NO_VIEW, rebind=True)
    emit = ObjectProperty()
    bottom = NumericProperty(0)
    titled = BooleanProperty(False)

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

    def height_if_pinned(self) -> float:
        """Return the actions' height with the phone's home area, which a pinned one leaves free."""
        return super().height_if_pinned() + (0 if self.pinned else self.bottom)
