"""Show one screen at a time, with the slide transition of phones."""

from __future__ import annotations

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.relativelayout import RelativeLayout

from app.domain.events import Event
from app.domain.views.model import View
from app.prototype.bindings import kit, theme
from screens.kinds.base import PhoneScreen
from screens.shelf import Shelf
from screens.widgets.carrier import Carrier
from screens.widgets.motion import duration
from screens.widgets.page import PlainScroll

_TOLD = {"offset": "offset", "title_height": "title_height", "foot": "y"}  # from the scrolling part's


class Stage(RelativeLayout):  # type: ignore[misc]
    """Holds the screen of the present view. A screen further back is slid in from the left.

    ``pulled`` is how far a finger has moved the present screen to the right, off the one below it, in px.
    ``offset`` and ``title_height`` are those of the present screen's scrolling part, 0 where it has none.
    ``foot`` is how high what lies below that part is, in px.
    """

    emit = ObjectProperty()
    inert = BooleanProperty(False)
    accessible_hidden = BooleanProperty(False)
    offset = NumericProperty(0)
    title_height = NumericProperty(0)
    foot = NumericProperty(0)
    pulled = NumericProperty(0)

    def __init__(self, **kwargs: object) -> None:
        self.screen: PhoneScreen | None = None
        self._leaving: PhoneScreen | None = None
        self._carrier, self._leaving_carrier = Carrier(), Carrier()
        self._watched: PlainScroll | None = None
        self._trail: list[str] = []
        self._scrolled: dict[str, float] = {}
        self._views: dict[str, tuple[View, float]] = {}
        self._below: PhoneScreen | None = None
        super().__init__(**kwargs)
        self._shelf = Shelf(self._send)
        self.fbind("pulled", self._place_pulled)

    def show(self, view: View, bottom: float) -> None:
        """Draw a view: in place where it is the present screen's, else in a screen that slides in."""
        if self.screen is not None and self._trail[-1] == view.screen:
            self.screen.view, self.screen.bottom = view, bottom
            self._views[view.screen] = view, bottom
            return
        gone = self.pulled
        self._put_below_away()
        self._finish()
        back = view.screen in self._trail
        self._leaving, first = self.screen, self.screen is None
        if self._leaving is not None:
            self._leaving.inert = True
            self._remember(self._leaving)
            self._carrier, self._leaving_carrier = self._leaving_carrier, self._carrier
        self._trail = self._trail[: self._trail.index(view.screen)] if back else self._trail
        self._trail.append(view.screen)
        self._views = {name: kept for name, kept in self._views.items() if name in self._trail}
        self._views[view.screen] = view, bottom
        self.screen = self._shelf.take(view, bottom, self.size)
        self._carrier.add_widget(self.screen)
        self.add_widget(self._carrier)
        self._watch(self.screen)
        if back and self.screen.scroll is not None:
            place = self._scrolled.get(view.screen, 1.0)
            self._scroll_to(self.screen, place)
        if not first:
            self._slide(-1 if back else 1, gone)

    def _watch(self, screen: PhoneScreen) -> None:
        """Tell from now on how far this screen is scrolled."""
        if self._watched is not None:
            for name in _TOLD.values():
                self._watched.funbind(name, self._tell)
        self._watched = screen.scroll
        if self._watched is not None:
            for name in _TOLD.values():
                self._watched.fbind(name, self._tell)
        self._tell()

    def _tell(self, *_: object) -> None:
        for name, of_part in _TOLD.items():
            setattr(self, name, getattr(self._watched, of_part) if self._watched is not None else 0)

    @property
    def moving(self) -> bool:
        """Whether a transition is running."""
        return self._leaving is not None

    def begin(self) -> None:
        """Show nothing and remember nothing, as before the first view."""
        self._put_below_away()
        self._finish()
        if self.screen is not None:
            self._put_away(self._carrier, self.screen)
            self.screen = None
        self._trail.clear()
        self._views.clear()
        self._scrolled.clear()

    def _send(self, event: Event | None) -> None:
        self.emit(event)

    def _put_away(self, carrier: Carrier, screen: PhoneScreen) -> None:
        self.remove_widget(carrier)
        carrier.remove_widget(screen)
        self._shelf.put(screen)

    def pull_back(self) -> None:
        """Put the screen before below the present one, which a finger is about to move off it."""
        if self.moving or self.screen is None or len(self._trail) < 2 or self._below is not None:
            return
        name = self._trail[-2]
        self._below = self._shelf.take(*self._views[name], self.size)
        self._below.inert = self._below.accessible_hidden = True
        self._leaving_carrier.add_widget(self._below)
        self.add_widget(self._leaving_carrier, index=len(self.children))
        if self._below.scroll is not None:
            self._scroll_to(self._below, self._scrolled.get(name, 1.0))
        self._carrier.cover(theme.page)

    def let_back(self) -> None:
        """Let the present screen come back to its place, unless it has gone."""
        if self._below is None:
            self.pulled = 0
            return
        seconds = duration(kit.motion.seconds) * self.pulled / (self.width or 1)
        Animation.cancel_all(self, "pulled")
        if not seconds:
            self._put_below_away()
            return
        back = Animation(pulled=0, d=seconds, t=kit.motion.curve)
        back.bind(on_complete=lambda *_: self._put_below_away())
        back.start(self)

    def _place_pulled(self, *_: object) -> None:
        if self._below is None:
            return
        self._carrier.x = self.pulled
        self._leaving_carrier.x = -kit.motion.leave * (self.width - self.pulled)

    def _put_below_away(self) -> None:
        Animation.cancel_all(self, "pulled")
        if self._below is not None:
            self._below.accessible_hidden = False
            self._put_away(self._leaving_carrier, self._below)
            self._below = None
            self._carrier.cover(theme.clear)
            self._carrier.x = self._leaving_carrier.x = 0
        self.pulled = 0

    def _slide(self, side: int, gone: float = 0) -> None:
        """Begin the transition to the present screen; a finger may have moved the one before already."""
        seconds = duration(kit.motion.seconds)
        if not seconds or self._leaving is None:
            self._finish()
            return
        motion, curve = kit.motion, kit.motion.curve
        far, near = (motion.enter, motion.leave) if side > 0 else (motion.leave, motion.enter)
        self._carrier.x = side * far * (self.width - gone)
        self._leaving_carrier.x = gone
        seconds *= 1 - gone / (self.width or 1)
        leave = Animation(x=-side * near * self.width, d=seconds, t=curve)
        enter = Animation(x=0, d=seconds, t=curve)
        enter.bind(on_complete=lambda *_: self._finish())
        leave.start(self._leaving_carrier)
        enter.start(self._carrier)
        if motion.enter < 1 or motion.leave < 1:
            self._order(side)
        if motion.fade:
            self._fade(seconds)

    def _order(self, side: int) -> None:
        """Let the page that is further on lie above the other one, as it will on the way back."""
        upper = self._carrier if side > 0 else self._leaving_carrier
        upper.cover(theme.page)
        self.remove_widget(upper)
        self.add_widget(upper)

    def _fade(self, seconds: float) -> None:
        assert self.screen is not None
        assert self._leaving is not None
        self.screen.opacity = 0
        Animation(opacity=1, d=seconds, t="out_quad").start(self.screen)
        Animation(opacity=0, d=seconds / 3, t="linear").start(self._leaving)

    def _finish(self) -> None:
        """Finish a running transition at once."""
        Animation.cancel_all(self._carrier)
        self._carrier.x = 0
        self._carrier.cover(theme.clear)
        self._leaving_carrier.cover(theme.clear)
        for screen in filter(None, (self.screen, self._leaving)):
            Animation.cancel_all(screen, "opacity")
            screen.opacity = 1
        if self._leaving is not None:
            Animation.cancel_all(self._leaving_carrier)
            self._put_away(self._leaving_carrier, self._leaving)
            self._leaving_carrier.x, self._leaving = 0, None

    def _remember(self, screen: PhoneScreen) -> None:
        if screen.scroll is not None:
            self._scrolled[screen.view.screen] = screen.scroll.scroll_y

    @staticmethod
    def _scroll_to(screen: PhoneScreen, place: float) -> None:
        """Scroll there after the first layout, for a scrolling part without content goes back to its top."""

        def scroll(_: float) -> None:
            if screen.scroll is not None:
                screen.scroll.scroll_y = place

        Clock.schedule_once(lambda _: Clock.schedule_once(scroll))
