"""A container that moves one screen by a matrix instead of laying it out again."""

from __future__ import annotations

from kivy.uix.relativelayout import RelativeLayout

TRANSITION_S = 0.22
TRANSITION_CURVE = "out_cubic"


class Carrier(RelativeLayout):  # type: ignore[misc]
    """Holds a screen at its own origin: to move it costs one matrix, however much the screen holds."""
