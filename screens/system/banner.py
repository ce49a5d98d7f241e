"""A message of the phone itself: it slides in under the bars, over a page that stays where it is."""

from __future__ import annotations

from kivy.animation import Animation
from kivy.input import MotionEvent
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.relativelayout import RelativeLayout
from kivy.uix.widget import Widget

from app.domain.events import Event
from app.domain.messages import LEAVE_S
from app.domain.views.model import Message
from screens.kv import load_kv
from screens.system.sensors import PanelKeys  # noqa: F401 - its rules are used in banner.kv
from screens.widgets.box import Box
from screens.widgets.icon import Tile  # noqa: F401 - its rules are used in banner.kv
from screens.widgets.motion import run_shown
from screens.widgets.tappable import Tappable, cancel_presses
from screens.widgets.words import ShortWords, Words  # noqa: F401 - their rules are used in banner.kv

load_kv(__file__)

_COME_S = 0.26
_SWIPE = 24  # dp upwards, from which a touch puts the message away


class PlainBanner(Tappable):
    """A message as a plain kit shows it."""

    message: Message | None = ObjectProperty(None, allownone=True, rebind=True)
    emit = ObjectProperty()


class BannerBody(Tappable):
    """Who sent a message and what it says; a tap on it takes the code over."""

    message: Message | None = ObjectProperty(None, allownone=True, rebind=True)


class BannerCard(Box):
    """A message as the phone's system shows it, with what can be done with it below."""

    message: Message | None = ObjectProperty(None, allownone=True, rebind=True)
    emit = ObjectProperty()


class BannerSlot(RelativeLayout):  # type: ignore[misc]
    """Where a banner slides in and out: ``shown`` runs from 0 (away) to 1 (in its place).

    ``ceiling`` is the lower edge of what lies above it; ``left`` and ``room`` are the left edge and the width
    of the glass, ``inset`` and ``gap`` what a card keeps free at its sides and above it; all in px. It comes
    from behind what lies above, and keeps its distance from the edges.
    ``up`` says that it covers what lies below.
    """

    emit = ObjectProperty()
    shown = NumericProperty(0)
    ceiling = NumericProperty(0)
    room = NumericProperty(0)
    left = NumericProperty(0)
    inset = NumericProperty(0)
    gap = NumericProperty(0)
    message: Message | None = ObjectProperty(None, allownone=True)
    inert = BooleanProperty(False)
    up = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        self._banner: Widget | None = None
        super().__init__(**kwargs)
        self.fbind("message", self._follow)
        for name in ("shown", "ceiling", "room", "left", "inset", "gap"):
            self.fbind(name, self._place)

    def begin(self) -> None:
        """Show nothing, at once."""
        self.message = None
        self._clear()

    def finish(self) -> None:
        """End a movement at once."""
        Animation.cancel_all(self, "shown")
        self._end(int(self._banner is not None and not self.inert))

    def _follow(self, *_: object) -> None:
        message = self.message
        if message is None or message.look == "chip":
            if self._banner is not None:
                self.inert = True
                self._run(0)
            return
        kind = PlainBanner if message.look == "plain" else BannerCard
        if not isinstance(self._banner, kind):
            self._clear()
            self._banner = kind(message=message, emit=self._send)
            self._banner.fbind("height", self._place)
            self.add_widget(self._banner)
        self._banner.message = message
        if self.inert or self.shown == 0:
            self.inert = False
            self._run(1)
        self._place()

    def _send(self, event: Event | None) -> None:
        self.emit(event)

    def _run(self, end: int) -> None:
        run_shown(self, end, _COME_S if end else LEAVE_S, self._end)

    def _end(self, end: int) -> None:
        self.shown = end
        if not end:
            self._clear()

    def _clear(self) -> None:
        Animation.cancel_all(self, "shown")
        self.shown, self.inert = 0, False
        self.clear_widgets()
        self._banner = None
        self._place()

    def _place(self, *_: object) -> None:
        banner = self._banner
        if banner is None:
            self.size, self.up = (0, 0), False
            return
        self.up = True
        card = isinstance(banner, BannerCard)
        inset, gap = (self.inset, self.gap) if card else (0, 0)
        banner.width = self.width = self.room - 2 * inset
        self.height = banner.height
        self.x = self.left + inset
        self.y = self.ceiling - (self.height + gap) * self.shown

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Follow a finger on the banner: it may be swiped away."""
        taken = bool(super().on_touch_down(touch))
        if self._banner is None or not self.collide_point(*touch.pos):
            return taken
        touch.ud[self] = touch.y
        touch.grab(self)
        self._feel("hold")
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Put the message away where the finger goes upwards."""
        start = touch.ud.get(self)
        if touch.grab_current is not self or start is None:
            return bool(super().on_touch_move(touch))
        if touch.y - start > dp(_SWIPE) and self.message is not None:
            touch.ud[self] = None
            cancel_presses(self)
            self.emit(self.message.close)
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Let go of the finger."""
        if touch.grab_current is self:
            touch.ungrab(self)
            self._feel("release")
            return True
        return bool(super().on_touch_up(touch))

    def _feel(self, what: str) -> None:
        """Tell that a finger has come to the message (hold), or has gone from it (release)."""
        if self.message is not None and not self.inert:
            self.emit(getattr(self.message, what))
