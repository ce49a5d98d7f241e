"""Textures that stand in for a text's own for a frame: nothing, solid blocks, its letters in one colour."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from . import texts
from .colour import Bytes, Rgb
from .scene import Drawn
from .texts import Rgba, TextSource

if TYPE_CHECKING:
    from kivy.graphics.texture import Texture

_COLOURS_KEPT = 256
_LEVELS_LOST = 4
_COLOUR_TAGS = re.compile(r"\[color=(?:#?[0-9a-fA-F]{6}([0-9a-fA-F]{2})|[^]]*)]")
StandIn: TypeAlias = "tuple[Texture, Sequence[float] | None]"
"""A texture to draw instead, and its coordinates where they are not those of the texture replaced."""
CLEAR: Rgba = (0, 0, 0, 0)


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


def _probe(drawn: Drawn, rgb: Rgb) -> StandIn:
    source = drawn.source
    return _kept(source, f"probe {rgb}", lambda _: _recoloured(source, rgb)), None


def in_black(drawn: Drawn) -> StandIn:
    """Return a text with black letters."""
    return _probe(drawn, (0, 0, 0))


def in_white(drawn: Drawn) -> StandIn:
    """Return a text with white letters."""
    return _probe(drawn, (255, 255, 255))


def flat(rgba: Rgba) -> StandIn:
    """Return a texel of one colour."""
    return flat_texture(rgba), None


def absent(drawn: Drawn) -> StandIn:
    """Return what leaves nothing of a text but its outline."""
    source = drawn.source
    if not source.outlined:
        return flat(CLEAR)
    return _kept(source, "outline", _outline_alone), drawn.coords


def solid(drawn: Drawn) -> StandIn:
    """Return solid blocks in the colours of a text's letters."""
    source = drawn.source
    colours = {span.rgba for span in source.spans}
    if len(colours) > 1:
        return _kept(source, "solid", _patchwork), drawn.coords
    rgba = colours.pop() if colours else source.rgba
    if drawn.to_frame is None:  # a mesh: its own coordinates decide
        return flat(rgba)
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
