"""Frames without some pieces, or with them changed; what is changed for a frame is put back after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .layers import flat_texture
from .pieces import Piece

if TYPE_CHECKING:
    from kivy.graphics import Color

_SOLID = 1000.0  # opacity that no soft edge outlasts: OpenGL cuts the product off at 1
_WHITE = (255, 255, 255, 255)
_GLARING = (1.0, 0.0, 1.0, 1.0)
_Rgba = tuple[float, float, float, float]


@contextmanager
def left_out(pieces: Iterable[Piece]) -> Iterator[None]:
    """Take pieces out of their canvases for all frames drawn meanwhile."""
    taken: list[tuple[Piece, int]] = []
    try:
        for piece in pieces:
            place = next(n for n, each in enumerate(piece.siblings) if each is piece.instruction)
            del piece.siblings[place]
            taken.append((piece, place))
            piece.instruction.flag_update()  # a framebuffer draws itself anew only when it is told
        yield
    finally:
        for piece, place in reversed(taken):
            piece.siblings.insert(place, piece.instruction)
            piece.instruction.flag_update()


@contextmanager
def made_solid(pieces: Iterable[Piece]) -> Iterator[None]:
    """Give pieces full opacity up to their soft edges for all frames drawn meanwhile."""
    with _tinted(pieces, lambda rgba: (*rgba[:3], rgba[3] * _SOLID)):
        yield


@contextmanager
def made_glaring(pieces: Sequence[Piece]) -> Iterator[None]:
    """Fill pieces with a colour that shows on almost any ground for all frames drawn meanwhile."""
    saved = [(each.instruction, each.instruction.texture, each.instruction.tex_coords) for each in pieces]
    try:
        for instruction, _, _ in saved:
            instruction.texture = flat_texture(_WHITE)
        with _tinted(pieces, lambda _: _GLARING):
            yield
    finally:
        for instruction, texture, tex_coords in saved:
            instruction.texture = texture
            instruction.tex_coords = tex_coords


@contextmanager
def _tinted(pieces: Iterable[Piece], tint: Callable[[_Rgba], _Rgba]) -> Iterator[None]:
    colours: dict[int, Color] = {id(each.colour): each.colour for each in pieces if each.colour is not None}
    saved: list[tuple[Color, _Rgba]] = [(colour, tuple(colour.rgba)) for colour in colours.values()]
    try:
        for colour, rgba in saved:
            colour.rgba = tint(rgba)
        yield
    finally:
        for colour, rgba in saved:
            colour.rgba = rgba
