"""Pictures of what is on the screen, drawn off screen: the window itself shows nothing there."""

from __future__ import annotations

import io

from kivy.core.window import Window
from kivy.graphics import ClearBuffers, ClearColor, Fbo
from PIL import Image

_COLOURS = 128  # enough for an interface, and a third of the size


class Camera:
    """Takes pictures of the whole window; it keeps one framebuffer for all of them."""

    def __init__(self) -> None:
        self._fbo: Fbo | None = None

    def snap(self) -> bytes:
        """Return what the window shows now as PNG."""
        if self._fbo is None or tuple(self._fbo.size) != tuple(Window.size):
            self._fbo = Fbo(size=Window.size, with_stencilbuffer=True)
        fbo = self._fbo
        with fbo:
            ClearColor(*Window.clearcolor)
            ClearBuffers(clear_depth=True)
        # The window's canvas keeps its own parent: it is lent to the framebuffer, not added to it.
        fbo.children.append(Window.canvas)
        try:
            fbo.ask_update()
            fbo.draw()
            pixels = fbo.pixels
        finally:
            fbo.children.clear()
        image = Image.frombytes("RGBA", fbo.size, pixels).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        out = io.BytesIO()
        image.convert("RGB").quantize(_COLOURS).save(out, "PNG")
        return out.getvalue()
