"""A face or fingerprint sensor at work."""

from __future__ import annotations

from kivy.animation import Animation
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.widget import Widget

from app.domain.facts.sensor import Phase
from app.domain.views.model import Scan, Tone
from app.prototype.bindings import theme
from screens.kinds.base import PhoneScreen
from screens.kv import load_kv
from screens.system.feeling import Feeler
from screens.widgets.blank import NO_SCAN
from screens.widgets.page import Page  # noqa: F401 - its rules are used in scan.kv

load_kv(__file__)

_TURN_SECONDS = 1.1
_SHAKE_SECONDS = 0.05
_SHAKE = (10, -8, 5, -3, 0)  # dp to the side; it ends where it began


class SensorArt(Widget):  # type: ignore[misc]
    """The sensor's sign: still while it waits, circled while it senses, shaken when it failed."""

    scan: Scan = ObjectProperty(NO_SCAN, rebind=True)
    turn = NumericProperty(0)
    shake = NumericProperty(0)
    tone = ObjectProperty(Tone.BRAND)
    sensing = BooleanProperty(False)
    accessible_hidden = BooleanProperty(False)

    def on_kv_post(self, _: object) -> None:
        """Begin to follow the record."""
        self.fbind("scan", self._follow)
        self._follow()

    def begin(self) -> None:
        """Start with the record as if it were the first."""
        Animation.cancel_all(self)
        self.sensing, self.turn, self.shake = False, 0, 0
        self._follow()

    def _follow(self, *_: object) -> None:
        sensing, failed = self.scan.phase is Phase.SENSING, self.scan.phase is Phase.FAILED
        if sensing == self.sensing and not failed:
            return
        Animation.cancel_all(self)
        self.sensing, self.turn, self.shake = sensing, 0, 0
        if theme.reduced_motion:
            return
        if sensing:
            circle = Animation(turn=360, d=_TURN_SECONDS) + Animation(turn=0, d=0)
            circle.repeat = True
            circle.start(self)
        elif failed:
            self._shake()

    def _shake(self) -> None:
        first, *rest = (Animation(shake=side, d=_SHAKE_SECONDS) for side in _SHAKE)
        for step in rest:
            first += step
        first.start(self)

    def on_turn(self, *_: object) -> None:
        """Stop moving once nobody sees it: the screen it belongs to may be gone."""
        if self.turn and self.get_root_window() is None:
            Animation.cancel_all(self)


class ScanScreen(PhoneScreen):
    """Draws a sensor, its message, and the actions; where a finger is asked for, the sign takes it."""

    def on_kv_post(self, _: object) -> None:
        """Begin to follow the record."""
        self._feeler = Feeler(emit=self.emit)
        art = self.ids.art
        for name in ("pos", "size"):
            art.fbind(name, self._feeler.setter(name))
        self.fbind("view", self._follow)
        self._follow()

    def _follow(self, *_: object) -> None:
        scan, feeler, art = self.view.scan, self._feeler, self.ids.art
        feeler.record, feeler.pos, feeler.size = scan, art.pos, art.size
        if (scan.sense is not None) is (feeler.parent is None):
            (art.add_widget if feeler.parent is None else art.remove_widget)(feeler)

    def begin(self) -> None:
        """Reset to the state of a new screen with the same view, the sensor's sign too."""
        super().begin()
        self.ids.art.begin()
