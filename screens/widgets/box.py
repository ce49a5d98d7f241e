"""Kivy's BoxLayout with the layout order of ``turn``."""

from __future__ import annotations

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from screens.widgets.turn import Round, Turn


class Box(BoxLayout):  # type: ignore[misc]
    """A BoxLayout that is laid out once its content's size is known, and placed after all sizes are.

    ``spacing`` stands between what is seen: a child without a size of its own takes no gap either.
    """

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
        children: list[Widget] = []
        unseen: list[Widget] = []
        for child in self.children:
            (children if self._takes_room(child) else unseen).append(child)
        if not children:
            left, top, right, bottom = self.padding
            self.minimum_size = left + right, top + bottom
        else:
            for number, *place in self._iterate_layout([_wishes(child) for child in children]):
                _put(children[number], *place)
        self._keep_ready(unseen)

    def _takes_room(self, child: Widget) -> bool:
        if self.orientation == "vertical":
            return bool(child.height or child.size_hint_y is not None)
        return bool(child.width or child.size_hint_x is not None)

    def _keep_ready(self, unseen: list[Widget]) -> None:
        """Give what has no size the room across that it will have, so that what comes is set only once."""
        left, top, right, bottom = self.padding
        for child in unseen:
            across, up = child.size_hint_x or 1, child.size_hint_y or 1
            width, height = across * (self.width - left - right), up * (self.height - top - bottom)
            _put(child, self.x + left, self.y + bottom, max(0, width), max(0, height))

    def inc_disabled(self, count: int = 1) -> None:
        """Count more disabled ancestors, here and below; Kivy goes through all even for a count of 0."""
        if count:
            super().inc_disabled(count)

    def dec_disabled(self, count: int = 1) -> None:
        """Count fewer disabled ancestors."""
        if count:
            super().dec_disabled(count)


def _put(child: Widget, x: float, y: float, width: float, height: float) -> None:
    if child.x != x or child.y != y:
        child.pos = x, y
    across, up = child.size_hint_x is not None, child.size_hint_y is not None
    if (across and child.width != width) or (up and child.height != height):
        child.size = width if across else child.width, height if up else child.height


def _wishes(child: Widget) -> tuple[object, ...]:
    """Return a child's size, hints and bounds, as Kivy's layout asks for them."""
    return (
        (child.width, child.height),
        (child.size_hint_x, child.size_hint_y),
        child.pos_hint,
        (child.size_hint_min_x, child.size_hint_min_y),
        (child.size_hint_max_x, child.size_hint_max_y),
    )
