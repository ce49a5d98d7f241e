"""Draw a canvas off screen: ``Window.screenshot`` is black there, a framebuffer is not."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ..alive import beat

if TYPE_CHECKING:
    from kivy.graphics import Fbo
    from kivy.graphics.instructions import Canvas

_KEPT = 2  # sizes: the whole screen, and a part of it


def draw(canvas: Canvas, size: tuple[int, int], shift: tuple[float, float] = (0, 0)) -> bytes:
    """Draw a canvas as it is now, moved by ``shift`` px, on the window's background.

    Returns RGBA bytes of ``size`` (width, height) px, the first row the bottom one, as OpenGL reads it. The
    framebuffer is kept for the next frames of the same size.
    """
    from kivy.core.window import Window
    from kivy.graphics import PopMatrix, PushMatrix, Translate

    beat()
    fbo = _framebuffer(size)
    red, green, blue, _ = Window.clearcolor
    fbo.clear_color = (red, green, blue, 1)
    # The canvas keeps its own parent: it is lent to the framebuffer's list, not added to it.
    moved = Translate(*shift, 0, noadd=True)
    fbo.children[:] = [PushMatrix(noadd=True), moved, canvas, PopMatrix(noadd=True)]
    fbo.ask_update()
    try:
        fbo.bind()
        fbo.clear_buffer()
        fbo.release()
        fbo.draw()
        pixels: bytes = fbo.pixels
    finally:
        fbo.children.clear()
    return pixels


@lru_cache(maxsize=_KEPT)
def _framebuffer(size: tuple[int, int]) -> Fbo:
    from kivy.graphics import Fbo

    return Fbo(size=size, with_stencilbuffer=True)
