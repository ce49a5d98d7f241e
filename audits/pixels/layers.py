"""Off-screen frames of a widget: as it is, without some of what it draws, with letters made solid.

A frame is an array (height, width, 4) of bytes in frame pixels, its first row the bottom one, as
OpenGL reads it. What is swapped for a frame is put back before this module returns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from . import texts
from .affine import Affine
from .colour import Bytes
from .framebuffer import draw
from .scene import Drawn
from .texts import Rgba, TextSource

if TYPE_CHECKING:
    from kivy.graphics.instructions import Canvas
    from kivy.graphics.texture import Texture

_COLOURS_KEPT = 256
_NOT_AN_OPTION = frozenset({"text", "padding_x", "padding_y", "font_name_r"})
_COLOUR_TAGS = re.compile(r"\[/?color[^]]*]")
CLEAR: Rgba = (0, 0, 0, 0)
PROBE: Rgba = (255, 255, 255, 255)


class Stage:
    """Draws one canvas off screen, as it is or with some of its texts and pictures swapped."""

    def __init__(self, canvas: Canvas, size: tuple[int, int], origin: tuple[float, float]) -> None:
        self.canvas = canvas
        self.size = size
        self.base: Affine = (1.0, 0.0, 0.0, 1.0, -origin[0], -origin[1])

    def frame(self) -> Bytes:
        """Draw the canvas as it is now and return the frame."""
        width, height = self.size
        pixels = draw(self.canvas, self.size, self.base[4:])
        return np.frombuffer(pixels, np.uint8).reshape(height, width, 4)

    def frame_without(self, drawn: Iterable[Drawn]) -> Bytes:
        """Return the frame without some texts and pictures; a text's outline stays."""
        with _swapped(drawn, _absent):
            return self.frame()

    def frame_solid(self, drawn: Iterable[Drawn]) -> Bytes:
        """Return the frame with each text's letters grown to solid blocks of their own colour."""
        with _swapped(drawn, _solid):
            return self.frame()

    def frame_probed(self, drawn: Iterable[Drawn]) -> Bytes:
        """Return the frame with white blocks in the place of texts: where they show, texts can be seen."""
        with _swapped(drawn, lambda _: flat_texture(PROBE)):
            return self.frame()


@lru_cache(maxsize=_COLOURS_KEPT)
def flat_texture(rgba: Rgba) -> Texture:
    """Return a texture of one texel."""
    return _upload(np.array([[rgba]], np.uint8))


def _upload(texels: Bytes) -> Texture:
    from kivy.graphics.texture import Texture

    height, width = texels.shape[:2]
    texture = Texture.create(size=(width, height), colorfmt="rgba")
    texture.blit_buffer(texels.tobytes(), colorfmt="rgba", bufferfmt="ubyte")
    return texture


@contextmanager
def _swapped(drawn: Iterable[Drawn], stand_in: Callable[[Drawn], Texture | None]) -> Iterator[None]:
    saved = []
    try:
        for item in drawn:
            texture = stand_in(item)
            if texture is not None:
                instruction = item.instruction
                saved.append((instruction, instruction.texture, instruction.tex_coords))
                instruction.texture = texture
                if texture.size != (1, 1):
                    instruction.tex_coords = saved[-1][2]
        yield
    finally:
        for instruction, texture, tex_coords in reversed(saved):
            instruction.texture = texture
            instruction.tex_coords = tex_coords


def _absent(drawn: Drawn) -> Texture:
    source = drawn.source
    if source is None or not source.outlined:
        return flat_texture(CLEAR)
    return _kept(source, "outline", _outline_alone)


def _solid(drawn: Drawn) -> Texture | None:
    source = drawn.source
    if source is None:
        return None
    colours = {span.rgba for span in source.spans}
    if len(colours) > 1:
        return _kept(source, "solid", _patchwork)
    return flat_texture(colours.pop() if colours else source.rgba)


def _kept(source: TextSource, kind: str, make: Callable[[TextSource], Texture]) -> Texture:
    if kind not in source.stand_ins:
        source.stand_ins[kind] = make(source)
    return source.stand_ins[kind]


def _outline_alone(source: TextSource) -> Texture:
    """Draw the text once more with its letters in the colour of their outline."""
    from kivy.core.text import Label
    from kivy.core.text.markup import MarkupLabel

    options = {key: value for key, value in source.options.items() if key not in _NOT_AN_OPTION}
    options["color"] = (*source.options["outline_color"][:3], source.rgba[3] / 255)
    if source.markup:
        texture = texts.draw_unwatched(MarkupLabel(**options, text=_COLOUR_TAGS.sub("", source.raw)))
    else:
        texture = texts.draw_unwatched(Label(**options, text=source.raw))
    return texture if texture.size == source.texture_size else flat_texture(CLEAR)


def _patchwork(source: TextSource) -> Texture:
    """Paint each span of a text of several colours as a block."""
    width, height = source.texture_size
    texels = np.zeros((height, width, 4), np.uint8)
    for span in source.spans:
        left, right = int(span.edges[0]), round(span.edges[-1])
        texels[max(0, int(span.top)) : int(span.bottom), max(0, left) : right] = span.rgba
    return _upload(texels)
