"""The floor of what looks at a screen: two frames, drawn and read back by Kivy alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kivy.graphics.instructions import Canvas


def two_frames(canvas: Canvas, size: tuple[int, int]) -> Callable[[], object]:
    """Return what draws a canvas twice into a framebuffer of ``size`` px, and reads all of it each time.

    It shares nothing with the auditor's own drawing, so that what makes that faster leaves the floor alone.
    """
    from kivy.graphics import Fbo

    buffer = Fbo(size=size, with_stencilbuffer=True)

    def frame() -> bytes:
        buffer.children[:] = [canvas]  # lent, not added: it keeps its own parent
        buffer.ask_update()
        try:
            buffer.bind()
            buffer.clear_buffer()
            buffer.release()
            buffer.draw()
            pixels: bytes = buffer.pixels
        finally:
            buffer.children.clear()
        return pixels

    return lambda: (frame(), frame())
