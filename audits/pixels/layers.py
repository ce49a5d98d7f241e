"""Off-screen frames of a widget: as it is, without some of what it draws, with letters made solid.

A frame is an array (height, width, 4) of bytes in frame pixels, its first row the bottom one, as
OpenGL reads it. What is swapped for a frame is put back before this module returns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .affine import Affine, Rect
from .bands import bands
from .colour import Bytes
from .echoes import echoes_in
from .framebuffer import draw, draw_boxes
from .restoring import Tint, textures_put_back, tinted
from .scene import Drawn
from .stand_ins import CLEAR, StandIn, absent, flat, flat_texture, in_black, in_white, solid

if TYPE_CHECKING:
    from kivy.graphics.instructions import Canvas, VertexInstruction


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

    def frames_compared(self, drawn: Iterable[Drawn], seen: Bytes) -> tuple[Bytes, Bytes]:
        """Return the frame ``seen`` without some texts, and with their letters grown to solid blocks.

        An outline stays in the first; the blocks of the second have the colours of their letters.
        """
        without, blocks = self._frames_swapped(list(drawn), (absent, solid), seen)
        return without, blocks

    @contextmanager
    def cleared(self, drawn: Iterable[Drawn]) -> Iterator[None]:
        """Take texts away, outlines included, for all frames drawn meanwhile."""
        items = list(drawn)
        with _own_coords(items) as own:
            _swap(items, own, lambda _: flat(CLEAR))
            yield

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
            black, white = self._frames_swapped(items, (in_black, in_white), seen)
        return black, white

    def _frames_swapped(
        self, items: Sequence[Drawn], stand_ins: Iterable[Callable[[Drawn], StandIn]], seen: Bytes
    ) -> list[Bytes]:
        """Draw a frame with each of some stand-ins; the texts get their own textures back after the last."""
        places = [item.quad for item in items]
        frames = []
        with _own_coords(items) as own:
            for stand_in in stand_ins:
                _swap(items, own, stand_in)
                frames.append(self.frame_at(places, seen))
        return frames


@contextmanager
def _own_coords(items: Sequence[Drawn]) -> Iterator[list[Sequence[float]]]:
    """Yield the texture coordinates of texts, which may get other textures and coordinates meanwhile."""
    with textures_put_back(item.instruction for item in items):
        yield [item.instruction.tex_coords for item in items]


def _swap(
    items: Sequence[Drawn], own: Sequence[Sequence[float]], stand_in: Callable[[Drawn], StandIn]
) -> None:
    for item, before in zip(items, own, strict=True):
        texture, coords = stand_in(item)
        item.instruction.texture = texture
        item.instruction.tex_coords = coords or before


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
