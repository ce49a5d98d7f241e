"""A container that moves one screen by a matrix instead of laying it out again."""

from __future__ import annotations

from collections.abc import Sequence

from kivy.graphics import Color, Rectangle, Scale
from kivy.uix.relativelayout import RelativeLayout


class Carrier(RelativeLayout):  # type: ignore[misc]
    """Holds a screen at its own origin: to move it costs one matrix, however much the screen holds."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        with self.canvas.before:
            self._scale = Scale(1, 1, 1)
            self._colour = Color(0, 0, 0, 0)
            self._ground = Rectangle(size=(0, 0))

    def cover(self, colour: Sequence[float]) -> None:
        """Put a ground behind the screen, which hides what it moves over."""
        self._colour.rgba = tuple(colour)
        self._ground.size = self.size if colour[3] else (0, 0)

    def magnify(self, zoom: float, origin: Sequence[float], *, up_only: bool = False) -> None:
        """Draw the screen so many times as large, or as high, about a point. Touches do not follow."""
        self._scale.xyz = (1 if up_only else zoom, zoom, 1)
        self._scale.origin = tuple(origin)
