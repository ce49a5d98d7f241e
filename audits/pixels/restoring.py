"""What is changed in a canvas for some frames, and is put back after them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from kivy.graphics import Color
    from kivy.graphics.instructions import VertexInstruction

Tint: TypeAlias = tuple[float, float, float, float]
"""Red, green, blue and opacity, from 0 to 1."""


@contextmanager
def textures_put_back(instructions: Iterable[VertexInstruction]) -> Iterator[list[VertexInstruction]]:
    """Yield instructions, each once; whatever textures they are given meanwhile, they get their own back."""
    each_once = list({id(each): each for each in instructions}.values())
    saved = [(each, each.texture, each.tex_coords) for each in each_once]
    try:
        yield each_once
    finally:
        for instruction, texture, tex_coords in saved:
            instruction.texture = texture
            instruction.tex_coords = tex_coords


@contextmanager
def tinted(colours: Iterable[Color | None], tint: Callable[[Tint], Tint]) -> Iterator[None]:
    """Change colours of a canvas for all frames drawn meanwhile; None is passed over."""
    each_once = {id(colour): colour for colour in colours if colour is not None}.values()
    saved: list[tuple[Color, Tint]] = [(colour, tuple(colour.rgba)) for colour in each_once]
    try:
        for colour, rgba in saved:
            colour.rgba = tint(rgba)
        yield
    finally:
        for colour, rgba in saved:
            colour.rgba = rgba
