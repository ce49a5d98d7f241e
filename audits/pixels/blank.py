"""Tell whether a widget shows nothing: all of it has one colour."""

from __future__ import annotations

from kivy.core.window import Window
from kivy.uix.widget import Widget

from .framebuffer import draw


def is_blank(widget: Widget) -> bool:
    """Tell whether the window has one colour wherever a widget lies; one without any size is blank, too."""
    width, height = Window.size
    frame = draw(Window.canvas, (width, height))
    left, bottom = (max(0, round(each)) for each in widget.to_window(*widget.pos))
    right, top = (max(0, round(each)) for each in widget.to_window(widget.right, widget.top))
    part = frame[bottom : min(top, height), left : min(right, width), :3]
    return bool(part.size == 0 or (part == part[0, 0]).all())
