"""The phone in its frame, with the marks over it: one piece that is scaled as a whole."""

from __future__ import annotations

import io
from collections.abc import Callable

from kivy.core.image import Image as CoreImage
from kivy.graphics.texture import Texture
from kivy.input import MotionEvent
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.relativelayout import RelativeLayout
from kivy.uix.scatter import Scatter
from kivy.uix.widget import Widget

from app.domain.facts.text import Text, literal
from screens.deskplan import FRAME, Place
from screens.kv import load_kv
from screens.marks import Marks
from screens.sizes import PHONE
from screens.widgets.bezel import bezel_texture

load_kv(__file__)

_SHADOW = 36  # dp


class Slot(RelativeLayout):  # type: ignore[misc]
    """Where the phone is put."""

    cut = NumericProperty(0)


class Repaired(Slot):
    """A ``picture`` (PNG) of the phone as it would look, over the phone; a touch on it calls ``close``.

    ``name`` tells a listener what the touch does.
    """

    picture = ObjectProperty(b"")
    texture = ObjectProperty(None, allownone=True)
    close: Callable[[], None] = ObjectProperty(lambda: None)
    name: Text = ObjectProperty(literal(""))
    accessible_role = StringProperty("button")

    def on_picture(self, _: object, picture: bytes) -> None:
        """Show another picture, or none."""
        self.texture = CoreImage(io.BytesIO(picture), ext="png").texture if picture else None

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Take a touch instead of the phone."""
        if self.texture is None or not self.collide_point(*touch.pos):
            return False
        if not touch.is_mouse_scrolling:
            self.close()
        return True


class Bezel(Widget):  # type: ignore[misc]
    """The frame itself, drawn over the phone's square corners."""

    texture = ObjectProperty(None, allownone=True)
    accessible_hidden = BooleanProperty(True)

    @staticmethod
    def picture(radius: float) -> Texture:
        """Return the frame of a phone whose corners have this radius, in px."""
        width, height, frame, shadow = (dp(side) for side in (*PHONE, FRAME, _SHADOW))
        return bezel_texture(*map(round, (width, height, frame, radius, shadow)))


class Frame(Scatter):  # type: ignore[misc]
    """Holds the phone in its ``slot``, and the ``marks`` on it. An ``inert`` one takes no key.

    ``repaired`` is a picture of the phone that is shown for a while.
    """

    inert = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        outer = dp(FRAME + _SHADOW)
        hole = tuple(dp(side) for side in PHONE)
        size = (hole[0] + 2 * outer, hole[1] + 2 * outer)
        super().__init__(size=size, **kwargs)
        self.slot = Slot(pos=(outer, outer), size=hole)
        self.marks = Marks(pos=(outer, outer), size=hole, size_hint=(None, None))
        self.repaired = Repaired(pos=(outer, outer), size=hole)
        for each in (self.slot, self.repaired, Bezel(size=size), self.marks):
            self.add_widget(each)

    def stand(self, scale: float, place: Place, origin: tuple[float, float]) -> None:
        """Stand at a scale where a plan says (dp), counted from the origin (px)."""
        shadow = dp(_SHADOW) * scale
        self.scale = self.marks.scale = scale
        self.pos = (
            round(origin[0] + dp(place.x) - shadow),
            round(origin[1] + dp(place.y) - shadow),
        )
