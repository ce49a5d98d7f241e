"""A sheet, a dialog or a menu on top of a screen, and the scrim that dims and blocks what lies below."""

from __future__ import annotations

from kivy.animation import Animation
from kivy.input import MotionEvent
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.relativelayout import RelativeLayout

from app.domain.events import Event
from app.domain.views.model import View
from screens.kinds.lying import LyingScreen
from screens.kv import load_kv
from screens.shelf import Shelf
from screens.widgets.carrier import Carrier
from screens.widgets.motion import CURVE, duration, run_shown

load_kv(__file__)

_MARGIN = 12  # dp below the strip that marks the prototype
_MOST_HEIGHT = 0.88  # of the glass: a sheet that hid all of the screen below would look like a new one
_HANG = 8  # dp from the right edge, of what hangs there
_GRIPPED = "gripped"  # where a finger has taken a sheet by its grip, in px
_FLUNG = 0.3  # of a sheet's height: dragged further, it goes
_BACK_S = 0.2
_ZOOM = 0.1  # how much larger than itself a dialog that zooms in begins


class Overlay(RelativeLayout):  # type: ignore[misc]
    """Holds at most one sheet, dialog or menu. ``shown`` runs from 0 (away) to 1 (in its place).

    ``open_height`` is how much of it, from below, nothing else covers, and ``bar_height`` how high the
    navigation bar at the upper end of that is; both in px. ``dragged`` is how far a finger has moved a sheet
    down, in px. ``dims`` tells whether what lies below is darkened. ``lying`` is the lower and the upper edge
    of what lies there once it is at rest, in px; the same twice where nothing does.
    """

    emit = ObjectProperty()
    shown = NumericProperty(0)
    bottom = NumericProperty(0)
    open_height = NumericProperty(0)
    bar_height = NumericProperty(0)
    dragged = NumericProperty(0)
    active = BooleanProperty(False)
    inert = BooleanProperty(False)
    accessible_hidden = BooleanProperty(False)
    dims = BooleanProperty(True)
    lying = ObjectProperty((0, 0))

    def __init__(self, **kwargs: object) -> None:
        self.screen: LyingScreen | None = None
        self._carrier = Carrier()
        super().__init__(**kwargs)
        self._shelf = Shelf(self._send)
        for name in ("shown", "size", "open_height", "bar_height", "dragged"):
            self.fbind(name, self._place)

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
        screen = self._shelf.take(view, self.bottom, self.size)
        assert isinstance(screen, LyingScreen)
        self.screen = screen
        self.screen.fbind("size", self._place)
        self._carrier.add_widget(self.screen)
        self.add_widget(self._carrier)
        self.active, self.dims = True, self.screen.dims
        self.shown = 0
        self._run(1)

    @property
    def moving(self) -> bool:
        """Whether the sheet or dialog is being opened or closed."""
        return self.screen is not None and self.shown != int(self.active)

    def _close(self) -> None:
        assert self.screen is not None
        self.active = False
        self.lying = (0, 0)
        self.screen.inert = True
        self._run(0)

    def begin(self) -> None:
        """Show nothing, at once."""
        self.active = False
        self.lying = (0, 0)
        self._end(0)

    def _send(self, event: Event | None) -> None:
        self.emit(event)

    def _run(self, end: int) -> None:
        run_shown(self, end, self.screen.seconds if self.screen is not None else 0, self._end)

    def _end(self, end: int) -> None:
        self.shown = end
        if not end:
            self._clear()

    def _clear(self) -> None:
        Animation.cancel_all(self, "shown", "dragged")
        if self.screen is not None:
            self.screen.funbind("size", self._place)
            self.remove_widget(self._carrier)
            self._carrier.remove_widget(self.screen)
            self._shelf.put(self.screen)
            self.screen, self.dragged = None, 0

    def _place(self, *_: object) -> None:
        screen = self.screen
        if screen is None:
            return
        screen.room = min(self.height * _MOST_HEIGHT, self.open_height - dp(_MARGIN) - max(screen.up, 0))
        self._carrier.x, self._carrier.y = self._place_of(screen)
        if self.active:
            self.lying = (self.y + self._carrier.y, self.y + self._carrier.y + screen.height)
        rises, zooms = screen.entrance == "rise", screen.entrance == "zoom"
        if rises:
            self._carrier.y += (self.shown - 1) * (screen.height + max(screen.up, 0)) - self.dragged
        screen.opacity = 1 if rises else max(self.shown, 0.01)
        self._carrier.magnify(1 + _ZOOM * (1 - self.shown) * zooms, screen.center)

    def _place_of(self, screen: LyingScreen) -> tuple[float, float]:
        """Return where a screen rests, in px from the lower left corner."""
        if screen.hangs:
            top = self.open_height - self.bar_height * 0.75
            return self.width - screen.width - dp(_HANG), round(top - screen.height)
        left = round((self.width - screen.width) / 2)
        if screen.up >= 0:
            return left, screen.up
        highest = self.open_height - dp(_MARGIN) - screen.height
        return left, round(min((self.height - screen.height) / 2, highest))

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Take every touch while something is shown; one beside it may be the safe answer."""
        if not self.screen or not self.collide_point(*touch.pos):
            return False
        if self.active and not self.moving and self._grips(touch):
            touch.grab(self)
            touch.ud[_GRIPPED] = touch.y
            return True
        if super().on_touch_down(touch) or not self.active:
            return True
        screen = self.screen
        inside = screen.collide_point(*self._carrier.to_local(*self.to_local(*touch.pos)))
        if screen.outside and screen.view.back and not inside:
            self.emit(screen.view.back)
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Let a sheet follow the finger that has it by its grip."""
        if touch.grab_current is not self:
            return bool(super().on_touch_move(touch))
        self.dragged = max(0, touch.ud[_GRIPPED] - touch.y)
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Let go of a sheet: it goes where it was dragged far enough, else back to its place."""
        if touch.grab_current is not self:
            return bool(super().on_touch_up(touch))
        touch.ungrab(self)
        if self.screen is None or not self.active:
            return True
        if self.dragged > self.screen.height * _FLUNG and self.screen.view.back:
            self.emit(self.screen.view.back)
        elif seconds := duration(_BACK_S):
            Animation(dragged=0, d=seconds, t=CURVE).start(self)
        else:
            self.dragged = 0
        return True

    def _grips(self, touch: MotionEvent) -> bool:
        """Tell whether a touch is on a sheet's grip: its upper edge, as high as a finger is wide."""
        screen = self.screen
        if screen is None or not screen.grip or touch.is_mouse_scrolling:
            return False
        x, y = self._carrier.to_local(*self.to_local(*touch.pos))
        return bool(screen.collide_point(x, y) and y > screen.top - screen.grip)
