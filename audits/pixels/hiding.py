"""Frames without some pieces, or with them changed; what is changed for a frame is put back after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from .pieces import Piece
from .restoring import textures_put_back, tinted
from .stand_ins import flat_texture

_SOLID = 1000.0  # opacity that no soft edge outlasts: OpenGL cuts the product off at 1
_WHITE = (255, 255, 255, 255)
_GLARING = (1.0, 0.0, 1.0, 1.0)


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
    with tinted((each.colour for each in pieces), lambda rgba: (*rgba[:3], rgba[3] * _SOLID)):
        yield


@contextmanager
def made_glaring(pieces: Sequence[Piece]) -> Iterator[None]:
    """Fill pieces with a colour that shows on almost any ground for all frames drawn meanwhile."""
    with textures_put_back(each.instruction for each in pieces) as instructions:
        for instruction in instructions:
            instruction.texture = flat_texture(_WHITE)
        with tinted((each.colour for each in pieces), lambda _: _GLARING):
            yield
