"""A sheet or a dialog on top of a screen, and the scrim that dims and blocks what lies below."""

from __future__ import annotations

from kivy.animation import Animation
from kivy.input import MotionEvent
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.relativelayout import RelativeLayout

from app.domain.events import Event
from app.domain.views.model import Kind, View
from app.prototype.bindings import theme
from screens.kinds.base import PhoneScreen
from screens.kv import load_kv
from screens.shelf import Shelf
from screens.widgets.carrier import TRANSITION_CURVE, TRANSITION_S, Carrier

load_kv(__file__)

_MARGIN = 12  # dp below the strip that marks the prototype
_MOST_HEIGHT = 0.85  # of the phone: a sheet that hid all of the screen below would look like a new one


class Overlay(RelativeLayout):  # type: ignore[misc]
    """Holds at most one sheet or dialog. ``shown`` runs from 0 (away) to 1 (in its place).

    ``open_height`` is how much of it, from below, nothing else covers, in px.
    """

    emit = ObjectProperty()
    shown = NumericProperty(0)
    bottom = NumericProperty(0)
    open_height = NumericProperty(0)
    active = BooleanProperty(False)
    inert = BooleanProperty(False)
    accessible_hidden = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        self.screen: PhoneScreen | None = None
        self._carrier = Carrier()
        super().__init__(**kwargs)
        self._shelf = Shelf(self._send)
        self.fbind("shown", self._place)
        self.fbind("size", self._place)
        self.fbind("open_height", self._place)

    def show(self, view: View | None) -> None:
        """Draw a view on top; with none, take away what is there."""
        if view is None:
            if self.active:
                self._close()
            return
        if self.active and self.screen is not None and self.screen.view.screen == view.screen:
            self.screen.view = view
            return
        self._clear()
        self.screen = self._shelf.take(view, self.bottom, self.size)
        self.screen.fbind("height", self._place)
        self._carrier.add_widget(self.screen)
        self.add_widget(self._carrier)
        self.active = True
        self.shown = 0
        self._run(1)

    @property
    def moving(self) -> bool:
        """Whether the sheet or dialog is being opened or closed."""
        return self.screen is not None and self.shown != int(self.active)

    def _close(self) -> None:
        assert self.screen is not None
        self.active = False
        self.screen.inert = True
        self._run(0)

    def begin(self) -> None:
        """Show nothing, at once."""
        self.active = False
        self._end(0)

    def _send(self, event: Event | None) -> None:
        self.emit(event)

    def _run(self, end: int) -> None:
        Animation.cancel_all(self, "shown")
        if theme.reduced_motion:
            self._end(end)
            return
        animation = Animation(shown=end, d=TRANSITION_S, t=TRANSITION_CURVE)
        animation.bind(on_complete=lambda *_: self._end(end))
        animation.start(self)

    def _end(self, end: int) -> None:
        self.shown = end
        if not end:
            self._clear()

    def _clear(self) -> None:
        Animation.cancel_all(self, "shown")
        if self.screen is not None:
            self.screen.funbind("height", self._place)
            self.remove_widget(self._carrier)
            self._carrier.remove_widget(self.screen)
            self._shelf.put(self.screen)
            self.screen = None

    def _place(self, *_: object) -> None:
        screen = self.screen
        if screen is None:
            return
        screen.room = min(self.height * _MOST_HEIGHT, self.open_height - dp(_MARGIN))
        if screen.view.kind is Kind.SHEET:
            self._carrier.y = (self.shown - 1) * screen.height
        else:
            highest = self.open_height - dp(_MARGIN) - screen.height
            self._carrier.y = round(min((self.height - screen.height) / 2, highest))
            screen.opacity = max(self.shown, 0.01)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Take every touch while something is shown; one beside a sheet closes it."""
        if not self.screen or not self.collide_point(*touch.pos):
            return False
        if super().on_touch_down(touch) or not self.active:
            return True
        screen = self.screen
        if (
            screen.view.kind is Kind.SHEET
            and screen.view.back
            and not screen.collide_point(*self._carrier.to_local(*self.to_local(*touch.pos)))
        ):
            self.emit(screen.view.back)
        return True
