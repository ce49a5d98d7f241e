"""Kivy's BoxLayout with the layout order of ``turn``."""

from __future__ import annotations

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from screens.widgets.turn import Round, Turn


class Box(BoxLayout):  # type: ignore[misc]
    """A BoxLayout that is laid out once its content's size is known, and placed after all sizes are."""

    def __init__(self, **kwargs: object) -> None:
        self._trigger_layout = Turn(self, self.do_layout, Round.INWARDS)
        self._place = Turn(self, self.do_layout, Round.PLACES)
        super().__init__(**kwargs)
        self.funbind("pos", self._trigger_layout)
        self.fbind("pos", self._place)

    def do_layout(self, *args: object) -> None:
        """Lay out, which places as well.

        As Kivy does it, but that children's sizes are read one by one, and set where they differ: a pair of
        properties takes twenty times as long as the two in it.
        """
        self._place.cancel()
        children = self.children
        if not children:
            super().do_layout(*args)
            return
        for number, x, y, width, height in self._iterate_layout([_wishes(child) for child in children]):
            child = children[number]
            if child.x != x or child.y != y:
                child.pos = x, y
            across, up = child.size_hint_x is not None, child.size_hint_y is not None
            if (across and child.width != width) or (up and child.height != height):
                child.size = width if across else child.width, height if up else child.height

    def inc_disabled(self, count: int = 1) -> None:
        """Count more disabled ancestors, here and below; Kivy goes through all even for a count of 0."""
        if count:
            super().inc_disabled(count)

    def dec_disabled(self, count: int = 1) -> None:
        """Count fewer disabled ancestors."""
        if count:
            super().dec_disabled(count)


def _wishes(child: Widget) -> tuple[object, ...]:
    """Return a child's size, hints and bounds, as Kivy's layout asks for them."""
    return (
        (child.width, child.height),
        (child.size_hint_x, child.size_hint_y),
        child.pos_hint,
        (child.size_hint_min_x, child.size_hint_min_y),
        (child.size_hint_max_x, child.size_hint_max_y),
    )
