"""What a window without room for the panel beside the phone needs: a scrim under the panel, and notes."""

from __future__ import annotations

from collections.abc import Callable

from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.widget import Widget

from screens.panel.groups import Groups


class Scrim(Widget):  # type: ignore[misc]
    """Lies between phone and open panel, and dims the phone; a touch on it calls ``close``."""

    shown = NumericProperty(0)
    close: Callable[[], None] = ObjectProperty(lambda: None)
    accessible_hidden = BooleanProperty(True)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Take every touch."""
        if not touch.is_mouse_scrolling:
            self.close()
        return True


class Notes(Groups):
    """What the panel has to say at once, shown over the phone while the panel is away; a touch ends it."""

    close: Callable[[], None] = ObjectProperty(lambda: None)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Go at a touch."""
        if self.records and self.collide_point(*touch.pos):
            self.close()
            return True
        return False
