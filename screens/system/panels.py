"""What the system asks for, over the page: it comes once that is at rest, and goes when it is answered."""

from __future__ import annotations

from collections.abc import Callable

from kivy.animation import Animation
from kivy.clock import Clock, ClockEvent
from kivy.input import MotionEvent
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.floatlayout import FloatLayout

from app.domain.events import Event
from app.domain.views.model import Panel
from app.prototype.bindings import platform
from screens.kv import load_kv
from screens.system.passcode import PasscodePanel
from screens.system.sensors import HudPanel, PromptPanel, SystemPanel, TargetPanel
from screens.widgets.motion import run_shown
from screens.widgets.putaway import put_away

load_kv(__file__)

_LOOKS: dict[str, type[SystemPanel]] = {
    "hud": HudPanel,
    "target": TargetPanel,
    "prompt": PromptPanel,
    "passcode": PasscodePanel,
}
_MOVE_S = 0.25


class PanelSlot(FloatLayout):  # type: ignore[misc]
    """Holds at most one panel; ``shown`` runs from 0 (away) to 1 (in its place).

    ``moving`` tells whether the page is still on its way: a panel waits until it has come to rest, and a
    while longer. ``modal`` says that what lies below can be neither reached nor judged. ``ceiling`` is the
    lower edge of the bars above, ``bottom`` the height of the home area, in px.
    """

    emit = ObjectProperty()
    moving: Callable[[], bool] = ObjectProperty(lambda: False)
    shown = NumericProperty(0)
    modal = BooleanProperty(False)
    ceiling = NumericProperty(0)
    bottom = NumericProperty(0)

    def __init__(self, **kwargs: object) -> None:
        self.panel: SystemPanel | None = None
        self._wanted: Panel | None = None
        self._begin: Event | None = None
        self._wait: ClockEvent | None = None
        super().__init__(**kwargs)
        for name in ("shown", "size", "pos", "ceiling", "bottom"):
            self.fbind(name, self._place)

    @property
    def up(self) -> bool:
        """Whether a panel is in sight, or on its way there."""
        return self.panel is not None and self._wanted is not None

    def show(self, panel: Panel | None, begin: Event | None = None) -> None:
        """Show what the system asks for; ``begin`` is what happens by itself then, without a panel too."""
        self._wanted, self._begin = panel, begin
        if self.panel is not None and (panel is None or panel.look != self.panel.panel.look):
            self._leave()
        if self.panel is not None and panel is not None:
            self.panel.panel = panel
        due = begin is not None or (panel is not None and self.panel is None)
        if due and self._wait is None:
            self._await_rest()
        elif not due:
            self._stop_waiting()

    def begin(self) -> None:
        """Show nothing, at once."""
        self._stop_waiting()
        self._wanted = self._begin = None
        self._clear()

    def finish(self) -> None:
        """Show at once what is waited for, and begin nothing."""
        self._stop_waiting()
        if self._wanted is not None and self.panel is None:
            self._make(self._wanted)
        Animation.cancel_all(self, "shown")
        self.shown = int(self.panel is not None)

    def key(self, name: str) -> bool:
        """Take a key while a panel is in sight."""
        if not self.up:
            return False
        assert self.panel is not None
        if self.panel.key(name):
            return True
        if name == "escape":
            self.emit(self.panel.panel.close)
        return name == "escape" or self.modal

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Take every touch on a panel that darkens the page; one beside it may close it."""
        if super().on_touch_down(touch):
            return True
        panel = self.panel
        if panel is None or not self.collide_point(*touch.pos):
            return False
        if panel.collide_point(*touch.pos):
            return True
        if panel.dims and self.up and panel.closes_outside:
            self.emit(panel.panel.close)
        return bool(panel.dims)

    def _send(self, event: Event | None) -> None:
        self.emit(event)

    def _await_rest(self, _elapsed: float = 0) -> None:
        """Wait frame by frame while the page moves, which something else is waited for as well."""
        if self.moving():
            self._wait = Clock.schedule_once(self._await_rest)
        else:
            self._wait = Clock.schedule_once(self._come, self._rest_s())

    def _rest_s(self) -> float:
        sensor = platform.system.sensor
        passcode = sensor is None or (self._wanted is not None and self._wanted.entry is not None)
        return float(platform.system.passcode.rest if passcode else sensor.rest)

    def _come(self, _elapsed: float) -> None:
        self._wait = None
        if self.moving():
            self._await_rest()
            return
        if self._wanted is not None and self.panel is None:
            self._make(self._wanted)
            self._run(1)
        if self._begin is not None:
            self.emit(self._begin)

    def _stop_waiting(self) -> None:
        if self._wait is not None:
            self._wait.cancel()
            self._wait = None

    def _make(self, panel: Panel) -> None:
        self._clear()
        self.panel = _LOOKS[panel.look](panel=panel, emit=self._send, room=self.width)
        for name in ("size", "up"):
            self.panel.fbind(name, self._place)
        self.add_widget(self.panel)
        self.modal = self.panel.dims
        self._place()

    def _leave(self) -> None:
        assert self.panel is not None
        self.panel.inert = True
        self.modal = False
        self._run(0)
        if self._wanted is not None:
            self._clear()

    def _run(self, end: int) -> None:
        run_shown(self, end, _MOVE_S, self._end)

    def _end(self, end: int) -> None:
        self.shown = end
        if not end:
            self._clear()

    def _clear(self) -> None:
        Animation.cancel_all(self, "shown")
        self.shown, self.modal = 0, False
        if self.panel is not None:
            put_away(self.panel)
            self.remove_widget(self.panel)
            self.panel.leave()
            self.panel = None

    def _place(self, *_: object) -> None:
        if self.panel is not None:
            self.panel.room, self.panel.most = self.width, self.ceiling - self.y - dp(8)
            self.panel.bottom = self.bottom
            self.panel.place(self, self.shown)
