"""Pieces: the single lines, shapes and pictures that a widget's canvas draws, texts aside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from .affine import Affine, Rect, bounds

if TYPE_CHECKING:
    from kivy.graphics import Color
    from kivy.graphics.instructions import Instruction, VertexInstruction
    from kivy.graphics.texture import Texture

_MESH_STRIDE = 4  # numbers a vertex, x, y, u, v: another format of a mesh cannot be read back


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One instruction that draws, among its ``siblings`` in the canvas.

    ``to_frame`` maps canvas coordinates to frame pixels. ``alpha`` is the opacity (0 to 1) of the canvas
    colour that tints it, set by the instruction ``colour``.
    """

    instruction: VertexInstruction
    siblings: list[Instruction]
    owner: int
    to_frame: Affine
    alpha: float
    colour: Color | None

    @property
    def rect(self) -> Rect | None:
        """The upright rectangle around it in frame pixels; None where it has no extent, or hides it."""
        own = _extent(self.instruction)
        return None if own is None else bounds(self.to_frame, own)

    @property
    def is_picture(self) -> bool:
        """Whether it shows a texture that may be see-through in parts, not only one that softens an edge."""
        texture = self.instruction.texture
        is_line = hasattr(self.instruction, "joint")
        return texture is not None and not is_line and texture is not _untextured()


@lru_cache(maxsize=1)
def _untextured() -> Texture:
    """Return the texture that Kivy gives to what has none of its own."""
    from kivy.graphics import Canvas, Rectangle

    with Canvas():
        return Rectangle().texture


def _extent(instruction: VertexInstruction) -> Rect | None:
    """Return the rectangle around an instruction in canvas coordinates, its line width included."""
    points = getattr(instruction, "points", None)
    vertices = getattr(instruction, "vertices", None)
    place, size = getattr(instruction, "pos", None), getattr(instruction, "size", None)
    if place is not None and size is not None:
        return place[0], place[1], place[0] + size[0], place[1] + size[1]
    if vertices and len(vertices) % _MESH_STRIDE == 0:
        return _around(vertices[0::_MESH_STRIDE], vertices[1::_MESH_STRIDE], 0)
    if points and len(points) > 1 and not isinstance(points[0], (list, tuple)):
        width = getattr(instruction, "width", 0) or getattr(instruction, "pointsize", 0)
        return _around(points[0::2], points[1::2], float(width))
    return None


def _around(xs: Iterable[float], ys: Iterable[float], margin: float) -> Rect:
    across, up = list(xs), list(ys)
    return min(across) - margin, min(up) - margin, max(across) + margin, max(up) + margin
