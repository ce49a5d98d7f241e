"""Find what a canvas draws: every text, line and picture, whose it is, and where it lands in the frame.

The instruction tree is walked as Kivy applies it, with the matrix that holds at each instruction, so
Scatter, ScrollView and hand-made transformations need no knowledge of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from . import texts
from .affine import IDENTITY, Affine, Rect, bounds, compose, from_images
from .colour import Rgb
from .pieces import Piece
from .texts import Rgba, TextSource

if TYPE_CHECKING:
    from kivy.graphics import Color
    from kivy.graphics.instructions import Instruction, RenderContext, VertexInstruction
    from kivy.graphics.transformation import Matrix


@dataclass(slots=True, eq=False)
class Drawn:
    """One instruction that draws the texture of a text, ``source``.

    ``to_frame`` maps texels (from the texture's top left, downwards) to frame pixels (from the
    frame's bottom left, upwards). It is None where no matrix tells the way to the screen. ``coords`` are the
    instruction's texture coordinates, as shares of the text's own width and height. ``buffered`` marks what
    is drawn into a framebuffer first, whose shader may yet move it. ``tint`` is the canvas colour that
    multiplies the texture, set by the instruction ``colour``. ``order`` is its place, from 1, in all that its
    owner draws, and ``rank`` its place among all that is found.
    """

    instruction: VertexInstruction
    owner: int
    source: TextSource
    to_frame: Affine | None
    coords: list[float]
    buffered: bool = False
    tint: Rgba = (255, 255, 255, 255)
    order: int = 0
    colour: Color | None = None
    _siblings: list[VertexInstruction] = field(default_factory=list)
    _rect: Rect | None = None
    _quad: Rect | None = None
    rank: int = 0

    @property
    def rect(self) -> Rect | None:
        """The frame area that the letters' lines can reach, in frame pixels."""
        if self._rect is None and self.to_frame is not None:
            self._rect = bounds(self.to_frame, self.source.lines_rect)
        return self._rect

    @property
    def quad(self) -> Rect | None:
        """The frame area that its texture can reach; None where a shader may yet move it."""
        if self._quad is None and self.to_frame is not None and not self.buffered:
            self._quad = self._bounds_of_texture(self.to_frame)
        return self._quad

    def _bounds_of_texture(self, to_frame: Affine) -> Rect:
        coords = self.coords
        width, height = self.source.texture_size
        across, down = coords[::2], coords[1::2]
        texels = min(across) * width, min(down) * height, max(across) * width, max(down) * height
        return bounds(to_frame, texels)

    @property
    def reach(self) -> Rect | None:
        """``rect`` and the strips at its sides into which letters lean out of their advance."""
        return None if self.to_frame is None else bounds(self.to_frame, self.source.block)

    @property
    def followers(self) -> list[VertexInstruction]:
        """What its own widget draws after it."""
        return self._siblings[self.order :]

    @property
    def colours(self) -> frozenset[Rgb]:
        """The colours that its letters are drawn in, without regard to opacity."""
        letters = {span.rgba for span in self.source.spans} or {self.source.rgba}
        red, green, blue, _ = self.tint
        return frozenset((r * red // 255, g * green // 255, b * blue // 255) for r, g, b, _ in letters)

    @property
    def transparent(self) -> bool:
        """Whether its letters, or the canvas colour, have no opacity at all."""
        letters = [span.rgba for span in self.source.spans]
        return self.tint[3] == 0 or (bool(letters) and not any(rgba[3] for rgba in letters))


@dataclass(slots=True)
class _Walk:
    """The state of a walk: ``buffers`` holds the textures of framebuffers already passed.

    ``pictured`` has what draws other textures, by the texture's identity, with its matrix and buffer: it may
    be that of a framebuffer that is only met later.

    ``within`` is the framebuffer texture (by identity) that is drawn into now, 0 for the frame itself and
    ``_NOWHERE`` in a context with a projection of its own. ``masking`` is set while shapes are drawn into the
    stencil, where nobody sees them. The pieces of the owners in ``wanted`` are kept. ``in_parts`` is as the
    scene's.
    """

    owners: Mapping[int, int]
    matrix: Affine
    wanted: frozenset[int] = frozenset()
    tint: Rgba = (255, 255, 255, 255)
    colour: Color | None = None
    found: list[tuple[Drawn, int]] = field(default_factory=list)
    pieces: list[tuple[Piece, int]] = field(default_factory=list)
    masking: bool = False
    by_owner: defaultdict[int, list[VertexInstruction]] = field(default_factory=lambda: defaultdict(list))
    stack: list[Affine] = field(default_factory=list)
    within: int = 0
    buffers: dict[int, _Buffer] = field(default_factory=dict)
    pictured: dict[int, tuple[VertexInstruction, Affine, int]] = field(default_factory=dict)
    in_parts: bool = True
    sources: texts.Index = field(default_factory=texts.Index)


@dataclass(slots=True)
class _Buffer:
    """A framebuffer's size in px, and where its texture is drawn: the map, and into which buffer."""

    size: tuple[float, float]
    to_canvas: Affine | None = None
    within: int = 0


_NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Scene:
    """The texts that a canvas draws, in their order, and whether a part of it may be drawn alone.

    It may not where framebuffers or code of the app draw: either would be left half drawn.
    """

    drawn: list[Drawn]
    in_parts: bool


def find_drawn(children: list[Instruction], base: Affine, owners: Mapping[int, int]) -> Scene:
    """Return the texts in the order they are drawn.

    ``base`` maps the canvas to the frame; ``owners`` maps ``id(canvas)`` to an owner's number, which
    is -1 for what no owner draws.
    """
    walk = _Walk(owners, base)
    _visit(walk, children, -1)
    for rank, (drawn, within) in enumerate(walk.found):
        drawn.rank = rank
        if within:
            drawn.buffered = True
            drawn.to_frame = _through(walk, within, drawn.to_frame)
    return Scene([drawn for drawn, _ in walk.found], walk.in_parts)


def find_pieces(
    children: list[Instruction], base: Affine, owners: Mapping[int, int], wanted: frozenset[int]
) -> list[Piece]:
    """Return what the owners in ``wanted`` draw beside texts, in the order it is drawn; see ``find_drawn``.

    Left out are shadows, what has no opacity, and what cannot be placed in the frame.
    """
    walk = _Walk(owners, base, wanted)
    _visit(walk, children, -1)
    placed = [
        (piece, _through(walk, within, piece.to_frame) if within else piece.to_frame)
        for piece, within in walk.pieces
    ]
    return [replace(piece, to_frame=to_frame) for piece, to_frame in placed if to_frame is not None]


def _through(walk: _Walk, within: int, to_buffer: Affine | None) -> Affine | None:
    """Follow a framebuffer's texture, through further framebuffers, to the frame."""
    for _ in walk.buffers:
        buffer = walk.buffers.get(within)
        if to_buffer is None or buffer is None or buffer.to_canvas is None:
            return None
        to_buffer, within = compose(buffer.to_canvas, to_buffer), buffer.within
        if not within:
            return to_buffer
    return None


def _visit(walk: _Walk, children: list[Instruction], owner: int) -> None:
    for child in children:
        kind = _KINDS.get(type(child)) or _classify(type(child))
        if kind == "vertex":
            if owner in walk.wanted and not walk.masking:
                _keep_piece(walk, child, children, owner)
            _look_at(walk, child, owner)
        elif kind == "group":
            _visit(walk, child.children, walk.owners.get(id(child), owner))
        elif kind == "context":
            _enter_context(walk, child, owner)
        elif kind == "transform":
            walk.matrix = compose(walk.matrix, _flat(child.matrix))
        elif kind == "colour":
            red, green, blue, alpha = map(_byte, child.rgba[:4])  # kv may add an alpha to one there is
            walk.tint, walk.colour = (red, green, blue, alpha), child
        elif kind == "push":
            walk.stack.append(walk.matrix)
        elif kind == "pop" and walk.stack:
            walk.matrix = walk.stack.pop()
        elif kind == "identity":
            walk.matrix = IDENTITY
        elif kind in {"mask", "masked"}:
            walk.masking = kind == "mask"
        elif kind == "callback":
            walk.in_parts = False


def _keep_piece(walk: _Walk, instruction: VertexInstruction, siblings: list[Instruction], owner: int) -> None:
    texture = instruction.texture
    # What a framebuffer was drawn into is a copy of the pieces in it.
    if walk.tint[3] and (
        texture is None or (walk.sources.find(texture) is None and id(texture) not in walk.buffers)
    ):
        piece = Piece(instruction, siblings, owner, walk.matrix, walk.tint[3] / 255, walk.colour)
        walk.pieces.append((piece, walk.within))


def _byte(channel: float) -> int:
    """Return a colour's channel, 0 to 1, as OpenGL draws it: cut off outside, and NaN as nothing."""
    return round(min(max(0.0, channel), 1.0) * 255)


def _enter_context(walk: _Walk, context: RenderContext, owner: int) -> None:
    from kivy.graphics import Fbo

    saved = walk.matrix, walk.within, walk.tint, walk.colour
    if isinstance(context, Fbo):
        walk.in_parts = False
        walk.within = id(context.texture)
        walk.matrix = IDENTITY
        walk.buffers[walk.within] = buffer = _Buffer(context.size)
        if shown := walk.pictured.get(walk.within):
            _show(buffer, *shown)
    elif not context.use_parent_modelview:
        walk.within = _NOWHERE
    _visit(walk, context.children, walk.owners.get(id(context), owner))
    walk.matrix, walk.within, walk.tint, walk.colour = saved


def _look_at(walk: _Walk, instruction: VertexInstruction, owner: int) -> None:
    siblings = walk.by_owner[owner]
    siblings.append(instruction)
    texture = instruction.texture
    if texture is None:
        return
    buffer = walk.buffers.get(id(texture))
    if buffer is not None:
        _show(buffer, instruction, walk.matrix, walk.within)
        return
    source = walk.sources.find(texture)
    if source is None:
        walk.pictured[id(texture)] = instruction, walk.matrix, walk.within
    else:
        coords = _coords(instruction, source.texture_size)
        to_canvas = _texels_to_canvas(instruction, source.texture_size, coords)
        to_frame = to_canvas and compose(walk.matrix, to_canvas)
        drawn = Drawn(
            instruction,
            owner,
            source,
            to_frame,
            coords,
            False,
            walk.tint,
            len(siblings),
            walk.colour,
            siblings,
        )
        walk.found.append((drawn, walk.within))


def _show(buffer: _Buffer, instruction: VertexInstruction, matrix: Affine, within: int) -> None:
    """Note where a framebuffer's texture is drawn."""
    to_canvas = _texels_to_canvas(instruction, buffer.size, _coords(instruction, buffer.size))
    buffer.to_canvas = to_canvas and compose(matrix, to_canvas)
    buffer.within = within


def _texels_to_canvas(
    instruction: VertexInstruction, size: tuple[float, float], coords: list[float]
) -> Affine | None:
    """Solve the map from texels to canvas coordinates out of three corners of the instruction."""
    corners = _corners(instruction)
    if corners is None:
        return None
    u0, v0, u1, _, _, _, _, v3 = coords
    if u1 == u0 or v3 == v0:
        return None
    to_corners = from_images(*corners)
    width, height = size
    texels_to_unit = (
        1 / (width * (u1 - u0)),
        0.0,
        0.0,
        1 / (height * (v3 - v0)),
        -u0 / (u1 - u0),
        -v0 / (v3 - v0),
    )
    return compose(to_corners, texels_to_unit)


def _coords(instruction: VertexInstruction, size: tuple[float, float]) -> list[float]:
    """Return texture coordinates as shares of this size: a mipmapped texture has powers of two for sides."""
    texture = instruction.texture
    across, down = (
        abs(side / share) / length
        for side, share, length in zip(texture.size, texture.uvsize, size, strict=True)
    )
    return [each * (down if number % 2 else across) for number, each in enumerate(instruction.tex_coords)]


def _corners(instruction: VertexInstruction) -> tuple[Any, Any, Any] | None:
    """Bottom left, bottom right and top left of a rectangle or quad, in canvas coordinates."""
    if hasattr(instruction, "pos") and hasattr(instruction, "size"):
        (x, y), (width, height) = instruction.pos, instruction.size
        return (x, y), (x + width, y), (x, y + height)
    points = getattr(instruction, "points", None)
    if type(instruction).__name__ == "Quad" and points is not None:
        return tuple(points[0:2]), tuple(points[2:4]), tuple(points[6:8])
    return None


def _flat(matrix: Matrix) -> Affine:
    origin, right, up = (matrix.transform_point(*point)[:2] for point in ((0, 0, 0), (1, 0, 0), (0, 1, 0)))
    return from_images(origin, right, up)


_KINDS: dict[type, str] = {}


def _classify(kind: type) -> str:
    from kivy import graphics
    from kivy.graphics import context_instructions as context
    from kivy.graphics.instructions import InstructionGroup, RenderContext, VertexInstruction

    table = (
        (graphics.BoxShadow, "shadow"),
        (VertexInstruction, "vertex"),
        (RenderContext, "context"),
        (InstructionGroup, "group"),
        (graphics.MatrixInstruction, "transform"),
        (graphics.Color, "colour"),
        (graphics.PushMatrix, "push"),
        (graphics.PopMatrix, "pop"),
        (context.LoadIdentity, "identity"),
        (graphics.Callback, "callback"),
        (graphics.StencilPush, "mask"),
        (graphics.StencilUnUse, "mask"),
        (graphics.StencilUse, "masked"),
        (graphics.StencilPop, "masked"),
    )
    name = next((name for base, name in table if issubclass(kind, base)), "other")
    _KINDS[kind] = name
    return name
