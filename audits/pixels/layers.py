"""Off-screen frames of a widget: as it is, without some of what it draws, with letters made solid.

A frame is an array (height, width, 4) of bytes in frame pixels, its first row the bottom one, as
OpenGL reads it. What is swapped for a frame is put back before this module returns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from . import texts
from .affine import Affine, Rect
from .bands import bands
from .colour import Bytes, Rgb
from .echoes import echoes_in
from .framebuffer import draw, draw_boxes
from .restoring import Tint, textures_put_back, tinted
from .scene import Drawn
from .texts import Rgba, TextSource

if TYPE_CHECKING:
    from kivy.graphics.instructions import Canvas, VertexInstruction
    from kivy.graphics.texture import Texture

_COLOURS_KEPT = 256
_LEVELS_LOST = 4
_COLOUR_TAGS = re.compile(r"\[color=(?:#?[0-9a-fA-F]{6}([0-9a-fA-F]{2})|[^]]*)]")
_StandIn: TypeAlias = "tuple[Texture, Sequence[float] | None]"
"""A texture to draw instead, and its coordinates where they are not those of the texture replaced."""
CLEAR: Rgba = (0, 0, 0, 0)


class Stage:
    """Draws one canvas off screen, as it is or with some of its texts swapped.

    ``in_parts`` tells that a part of it may be drawn alone. That is so where the canvas has no framebuffers
    and no code of the app, either of which a part would leave half drawn.
    """

    def __init__(self, canvas: Canvas, size: tuple[int, int], origin: tuple[float, float]) -> None:
        self.canvas = canvas
        self.size = size
        self.base: Affine = (1.0, 0.0, 0.0, 1.0, -origin[0], -origin[1])
        self.in_parts = False
        self._echoes = echoes_in(canvas)

    def frame(self) -> Bytes:
        """Draw the canvas as it is now and return the frame."""
        for _ in range(self._echoes.passes - 1):
            self._draw()
            self.canvas.ask_update()  # what a framebuffer has got shows in the next pass
        return self._draw()

    def _draw(self) -> Bytes:
        for buffer in self._echoes.buffers:
            buffer.ask_update()
        return draw(self.canvas, self.size, self.base[4:])

    def frame_at(self, places: Iterable[Rect | None], seen: Bytes) -> Bytes:
        """Return the frame as it is now, which can differ from what was ``seen`` in these places only.

        Where a place is None, nobody knows where it differs.
        """
        known = list(places)
        wanted = [place for place in known if place is not None]
        if not self.in_parts or len(wanted) < len(known):
            return self.frame()
        return draw_boxes(self.canvas, seen.copy(), self.base[4:], bands(wanted, self.size))

    def frame_without(self, drawn: Iterable[Drawn], seen: Bytes) -> Bytes:
        """Return the frame ``seen`` without some texts; an outline stays."""
        return self._frame_swapped(drawn, _absent, seen)

    @contextmanager
    def cleared(self, drawn: Iterable[Drawn]) -> Iterator[None]:
        """Take texts away, outlines included, for all frames drawn meanwhile."""
        with _swapped(drawn, lambda _: _flat(CLEAR)):
            yield

    def frame_solid(self, drawn: Iterable[Drawn], seen: Bytes) -> Bytes:
        """Return the frame ``seen`` with each text's letters grown to solid blocks of their own colour."""
        return self._frame_swapped(drawn, _solid, seen)

    def frames_probed(
        self, drawn: Iterable[Drawn], seen: Bytes, *, bare: bool = False
    ) -> tuple[Bytes, Bytes]:
        """Return two frames with texts in black and in white: where these differ, the texts can be seen.

        They are right where the texts are, and as ``seen`` elsewhere. ``bare`` takes away what the texts' own
        widgets draw over them.
        """
        items = list(drawn)
        over = [follower for item in items for follower in item.followers] if bare else []
        with _hidden(over), tinted((item.colour for item in items), _opacity_alone):
            black, white = (self._frame_in(items, colour, seen) for colour in ((0, 0, 0), (255, 255, 255)))
        return black, white

    def _frame_in(self, drawn: Iterable[Drawn], rgb: Rgb, seen: Bytes) -> Bytes:
        return self._frame_swapped(drawn, lambda item: _probe(item, rgb), seen)

    def _frame_swapped(
        self, drawn: Iterable[Drawn], stand_in: Callable[[Drawn], _StandIn], seen: Bytes
    ) -> Bytes:
        items = list(drawn)
        places = [item.quad for item in items]
        with _swapped(items, stand_in):
            return self.frame_at(places, seen)


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
def _swapped(drawn: Iterable[Drawn], stand_in: Callable[[Drawn], _StandIn]) -> Iterator[None]:
    items = list(drawn)
    with textures_put_back(item.instruction for item in items):
        for item in items:
            texture, coords = stand_in(item)
            before = item.instruction.tex_coords
            item.instruction.texture = texture
            item.instruction.tex_coords = coords or before
        yield


@contextmanager
def _hidden(instructions: Iterable[VertexInstruction]) -> Iterator[None]:
    """Make instructions draw nothing, textured or not."""
    with textures_put_back(instructions) as each_once:
        for instruction in each_once:
            instruction.texture = flat_texture(CLEAR)
        yield


def _opacity_alone(rgba: Tint) -> Tint:
    """Return the tint under which textures have their own colours: under black none can be seen."""
    return 1.0, 1.0, 1.0, rgba[3]


def _probe(drawn: Drawn, rgb: Rgb) -> _StandIn:
    source = drawn.source
    return _kept(source, f"probe {rgb}", lambda _: _recoloured(source, rgb)), None


def _flat(rgba: Rgba) -> _StandIn:
    return flat_texture(rgba), None


def _absent(drawn: Drawn) -> _StandIn:
    source = drawn.source
    if not source.outlined:
        return _flat(CLEAR)
    return _kept(source, "outline", _outline_alone), drawn.coords


def _solid(drawn: Drawn) -> _StandIn:
    source = drawn.source
    colours = {span.rgba for span in source.spans}
    if len(colours) > 1:
        return _kept(source, "solid", _patchwork), drawn.coords
    rgba = colours.pop() if colours else source.rgba
    if drawn.to_frame is None:  # a mesh: its own coordinates decide
        return _flat(rgba)
    return _framed_texture(rgba), _block_coords(source, drawn.coords)


@lru_cache(maxsize=_COLOURS_KEPT)
def _framed_texture(rgba: Rgba) -> Texture:
    """Return a texture of three by three texels of which only the middle one is opaque."""
    texels = np.full((3, 3, 4), (*rgba[:3], 0), np.uint8)
    texels[1, 1] = rgba
    texture = _upload(texels)
    texture.min_filter = texture.mag_filter = "nearest"
    return texture


def _block_coords(source: TextSource, coords: Sequence[float]) -> list[float]:
    """Return the coordinates that lay the middle of a framed texture on the part that letters can reach.

    What lies further out gets the clear texels of the edge, so that a block never stands on another text.
    """
    left, top, right, bottom = source.block
    width, height = source.texture_size
    across = [(1 + (u * width - left) / (right - left)) / 3 for u in coords[::2]]
    down = [(1 + (v * height - top) / max(bottom - top, 1)) / 3 for v in coords[1::2]]
    return [one for pair in zip(across, down, strict=True) for one in pair]


def _kept(source: TextSource, kind: str, make: Callable[[TextSource], Texture]) -> Texture:
    if kind not in source.stand_ins:
        source.stand_ins[kind] = make(source)
    return source.stand_ins[kind]


def _outline_alone(source: TextSource) -> Texture:
    """Draw the text once more with its letters in the colour of their outline."""
    red, green, blue = (int(channel * 255) for channel in source.options["outline_color"][:3])
    texture = _recoloured(source, (red, green, blue))
    if texture.size == (1, 1):
        return texture
    # SDL loses some levels, of opacity too, where it blends the letters' soft edges into the outline.
    texels = np.frombuffer(texture.pixels, np.uint8).reshape(*texture.size[::-1], 4).copy()
    texels[..., :3] = red, green, blue
    opacity = texels[..., 3]
    opacity[opacity >= int(opacity.max()) - _LEVELS_LOST] = opacity.max()
    return _upload(texels)


def _recoloured(source: TextSource, rgb: Rgb) -> Texture:
    """Draw the text once more with all its letters in one colour, each with the opacity it has."""
    text = source.raw
    if source.markup:
        # The tags stay, for each of them parts a word and gives either part an outline of its own.
        tag = "[color={:02x}{:02x}{:02x}".format(*rgb)
        text = _COLOUR_TAGS.sub(lambda found: f"{tag}{found[1] or ''}]", text)
    label = texts.label_like(source, text)
    label.options["color"] = (*((channel + 0.5) / 255 for channel in rgb), source.options["color"][3])
    texture = texts.draw_unwatched(label)
    return texture if texture.size == source.texture_size else flat_texture(CLEAR)


def _patchwork(source: TextSource) -> Texture:
    """Paint each span of a text of several colours as a block, later ones over earlier ones."""
    width, height = source.texture_size
    texels = np.zeros((height, width, 4), np.uint8)
    for span in source.spans:
        left, right = round(span.left), round(span.right)
        texels[max(0, int(span.top)) : int(np.ceil(span.bottom)), max(0, left) : right] = span.rgba
    texture = _upload(texels)
    texture.min_filter = texture.mag_filter = "nearest"  # or neighbouring blocks mix at their edge
    return texture
