"""The panels that ask for a face or a finger. A phone's file says which one it has, and how large it is."""

from __future__ import annotations

from typing import ClassVar

from kivy.animation import Animation
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from app.domain.facts.sensor import Phase
from app.domain.facts.text import literal
from app.domain.views.model import Panel, Tone
from app.prototype.bindings import platform, theme
from screens.kv import load_kv
from screens.system.feeling import Feeler
from screens.widgets.box import Box
from screens.widgets.button import PushButton
from screens.widgets.icon import Icon  # noqa: F401 - its rules are used in sensors.kv
from screens.widgets.page import PlainScroll  # noqa: F401 - its rules are used in sensors.kv
from screens.widgets.sync import Repeated
from screens.widgets.words import Words  # noqa: F401 - its rules are used in sensors.kv

load_kv(__file__)

NO_PANEL = Panel("hud", Phase.READY, literal(""), literal(""))
_FULL = 0.87  # of the sensor's time, in which the ring is closed
_ROUND_S = 1.2  # in which a ring runs out from a target
_SIGNS = {Phase.MATCHED: "check", Phase.FAILED: "alert", Phase.LIFTED: "alert", Phase.LOCKED: "lock"}
_TONES = {Phase.MATCHED: Tone.OK, Phase.FAILED: Tone.DANGER, Phase.LOCKED: Tone.DANGER}


class SystemPanel(Box):
    """The base of all panels. ``dims`` darkens the page below it; ``inert`` means that it is on its way out.

    ``room`` is the width of the glass, ``most`` how high the panel may be, ``bottom`` the height of the home
    area, ``up`` how far from its usual place the phone's file sets it, all in px.

    What stands on it is told in words; its sign and its colour say the same again.
    """

    dims: ClassVar[bool] = True
    closes_outside: ClassVar[bool] = True

    panel: Panel = ObjectProperty(NO_PANEL, rebind=True)
    emit = ObjectProperty()
    bottom = NumericProperty(0)
    room = NumericProperty(0)
    most = NumericProperty(700)
    up = NumericProperty(0)
    inert = BooleanProperty(False)
    accessible_role = StringProperty("dialog")
    accessible_name = StringProperty("")
    script_id = StringProperty("")
    sign = StringProperty("")
    tone = ObjectProperty(Tone.BRAND)

    def on_kv_post(self, _: object) -> None:
        """Begin to follow the record."""
        self.fbind("panel", self._follow)
        self._follow()

    def _follow(self, *_: object) -> None:
        phase = self.panel.phase
        self.sign, self.tone = _SIGNS.get(phase, ""), _TONES.get(phase, Tone.BRAND)
        self.follow(phase)

    def follow(self, phase: Phase) -> None:
        """Show how the attempt stands now."""

    def leave(self) -> None:
        """Stop whatever moves."""
        Animation.cancel_all(self)

    def key(self, name: str) -> bool:
        """Take a key that no control has the focus for; tell whether it was meant for this panel."""
        return False

    def place(self, slot: Widget, shown: float) -> None:
        """Take a place over the page: a sheet comes up from below."""
        up = self.up if self.rises else 0
        self.x = slot.x + (slot.width - self.width) / 2
        self.y = slot.y + up - (1 - shown) * (self.height + up)

    @property
    def rises(self) -> bool:
        """Whether it stands above the lower edge, with its own corners all round."""
        return False


class HudPanel(SystemPanel):
    """A small panel over a page that stays bright: a ring that closes, and a tick."""

    dims: ClassVar[bool] = False
    progress = NumericProperty(0)

    def follow(self, phase: Phase) -> None:
        """Close the ring in the time that the sensor needs; without motion the words tell it alone."""
        Animation.cancel_all(self, "progress")
        self.progress = 0
        if phase is Phase.MATCHED:
            self.progress = 360
        elif phase is Phase.SENSING and not theme.reduced_motion:
            Animation(progress=360, d=platform.sensor_seconds * _FULL).start(self)

    def place(self, slot: Widget, shown: float) -> None:
        """Stand near the middle."""
        self.center_x = slot.center_x
        self.center_y = slot.center_y + self.up
        self.opacity = max(shown, 0.01)


class Target(Feeler):
    """Where a finger is held in the glass, with rings that run out from it while it waits."""

    sign = StringProperty("")
    tone = ObjectProperty(Tone.BRAND)
    diameter = NumericProperty(76)
    rings = ListProperty([])
    turn = NumericProperty(0)
    filled = BooleanProperty(False)

    def ripple(self, *, on: bool) -> None:
        """Let rings run out, or stand still."""
        Animation.cancel_all(self, "turn")
        self.turn = 0
        if on and self.rings and not theme.reduced_motion:
            circle = Animation(turn=1, d=_ROUND_S) + Animation(turn=0, d=0)
            circle.repeat = True
            circle.start(self)


class PanelKey(PushButton):
    """A key of a panel: words without a ground."""


class PanelKeys(Repeated):
    """A panel's keys side by side. ``widest`` is what the longest words among them would take, in px."""

    item: ClassVar[type[Widget]] = PanelKey
    slot: ClassVar[str] = "action"
    widest = NumericProperty(0)

    def _make(self, record: object) -> Widget:
        key = super()._make(record)
        key.fbind("natural_width", self._measure)
        return key

    def _measure(self, *_: object) -> None:
        self.widest = max((key.natural_width for key in self.children), default=0)


class FingerPanel(SystemPanel):
    """A sheet with a target for a finger."""

    def follow(self, phase: Phase) -> None:
        """Let the rings run while the finger is waited for or read."""
        self.ids.target.ripple(on=phase in (Phase.READY, Phase.SENSING))

    def leave(self) -> None:
        """Stop the rings."""
        super().leave()
        Animation.cancel_all(self.ids.target)

    @property
    def rises(self) -> bool:
        """Whether the phone's file sets it apart from the edges."""
        return bool(platform.system.sensor and platform.system.sensor.inset)


class TargetPanel(FingerPanel):
    """Its words stand in the middle above the target, its two keys below a line."""


class PromptPanel(FingerPanel):
    """Its words stand at the left, what to do below the target, its keys apart."""
