"""Draw a canvas off screen: ``Window.screenshot`` is black there, a framebuffer is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from ..alive import beat
from .colour import Bytes

if TYPE_CHECKING:
    from kivy.graphics import Fbo
    from kivy.graphics.instructions import Canvas

Box = tuple[int, int, int, int]
"""Left, bottom, right and top in px of a frame."""

_KEPT = 2  # sizes: the whole screen, and a part of it
_STRIP_BYTES = 100_000  # read at once: a larger piece of memory is fetched from the system anew each time


def draw(canvas: Canvas, size: tuple[int, int], shift: tuple[float, float] = (0, 0)) -> Bytes:
    """Draw a canvas as it is now, moved by ``shift`` px, on the window's background.

    Returns a frame of ``size`` (width, height) px, shaped (height, width, 4), the first row the bottom one,
    as OpenGL reads it. It must not be written to: it is the last one drawn, unless something has changed
    since. The framebuffer is kept for the next frames of the same size.
    """
    from kivy.core.window import Window

    asked = id(canvas), size, (*shift,), (*Window.clearcolor,)
    if _last.asked != asked or canvas.needs_redraw:
        frame = np.empty((size[1], size[0], 4), np.uint8)
        draw_boxes(canvas, frame, shift, [(0, 0, *size)])
        frame.flags.writeable = False
        _last.canvas, _last.asked, _last.frame = canvas, asked, frame
    return _last.frame


@dataclass(slots=True, weakref_slot=True)
class _Last:
    """The frame that was drawn last, whole, and of what.

    Each canvas knows whether it has to be drawn again, as Kivy itself asks it in its loop. Whoever draws it
    takes that mark away: the frame is forgotten with any other drawing.
    """

    canvas: Canvas | None = None
    asked: tuple[object, ...] = ()
    frame: Bytes = field(default_factory=lambda: np.empty((0, 0, 4), np.uint8))

    def forget(self, *_: object) -> None:
        """Have the next frame drawn anew."""
        self.canvas, self.asked = None, ()


_last = _Last()


def draw_boxes(canvas: Canvas, frame: Bytes, shift: tuple[float, float], boxes: Iterable[Box]) -> Bytes:
    """Draw a canvas as ``draw`` does, but only where the boxes lie, into a frame, which is returned.

    What the canvas draws into framebuffers of its own must not have changed: it would be cut off.
    """
    from kivy.core.window import Window
    from kivy.graphics import PopMatrix, PushMatrix, ScissorPop, ScissorPush, Translate

    beat()
    _last.forget()
    height, width = frame.shape[:2]
    fbo = _framebuffer((width, height))
    red, green, blue, _ = Window.clearcolor
    fbo.clear_color = (red, green, blue, 1)
    for left, bottom, right, top in boxes:
        # The canvas keeps its own parent: it is lent to the framebuffer's list, not added to it.
        lent = [PushMatrix(noadd=True), Translate(*shift, 0, noadd=True), canvas, PopMatrix(noadd=True)]
        if (left, bottom, right, top) != (0, 0, width, height):
            place = {"x": left, "y": bottom, "width": right - left, "height": top - bottom}
            lent = [ScissorPush(**place, noadd=True), *lent, ScissorPop(noadd=True)]
        fbo.children[:] = lent
        fbo.ask_update()
        try:
            fbo.bind()
            fbo.clear_buffer()
            fbo.release()
            fbo.draw()
            _read(fbo, frame, (left, bottom, right, top))
        finally:
            fbo.children.clear()
    return frame


def _read(fbo: Fbo, frame: Bytes, box: Box) -> None:
    """Copy a part of a framebuffer into a frame."""
    from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels

    left, bottom, right, top = box
    width = right - left
    rows = max(1, _STRIP_BYTES // (4 * width))
    fbo.bind()
    try:
        for row in range(bottom, top, rows):
            count = min(rows, top - row)
            strip = glReadPixels(left, row, width, count, GL_RGBA, GL_UNSIGNED_BYTE)
            frame[row : row + count, left:right] = np.frombuffer(strip, np.uint8).reshape(count, width, 4)
    finally:
        fbo.release()


@lru_cache(maxsize=_KEPT)
def _framebuffer(size: tuple[int, int]) -> Fbo:
    from kivy.core.window import Window
    from kivy.graphics import Fbo

    Window.bind(on_draw=_last.forget)  # Kivy's loop draws the window, too
    return Fbo(size=size, with_stencilbuffer=True)
