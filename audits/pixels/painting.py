"""Texts painted by Kivy's own text provider into plain memory: no texture, no OpenGL, no frame.

What a provider makes of a text (its shaping, its fallback, how it cuts off) is seen in what it paints;
nothing of it is written here a second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .texts import TextSource, label_like

if TYPE_CHECKING:
    from kivy.core.text import LabelBase

Font: TypeAlias = tuple[Any, ...]
"""The values of ``FONT_KEYS``: all that decides how a text without outline is painted."""
Coverage: TypeAlias = NDArray[np.uint8]
"""How strongly each texel is covered, 0 to 255; its first row is the top one."""

FONT_KEYS = (
    "font_name_r", "font_size", "bold", "italic", "underline", "strikethrough", "font_hinting",
    "font_kerning", "font_blended", "font_name", "font_family", "font_context", "font_features",
    "text_language", "line_height",
)  # fmt: skip
_ROOM = 8  # texels that a text may be painted beyond what its provider says it takes
_KEPT = 4096  # paintings; some 4 KB each


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text that is painted at once, at ``x`` and ``y`` texels from the texture's top left.

    ``outline`` is how many texels its letters stand further in than their outline.
    """

    text: str
    x: int
    y: int
    font: Font
    outline: int = 0


def font_of(options: Mapping[str, Any]) -> Font:
    """Return what of a label's options decides how its text is painted."""
    return tuple(options.get(key) for key in FONT_KEYS)


def piece(text: str, x: float, y: float, options: Mapping[str, Any]) -> Piece:
    """Return a part of a text as a label with these options paints it."""
    return Piece(text, int(x), int(y), font_of(options), int(options.get("outline_width") or 0))


def marked_up(source: TextSource) -> list[Piece]:
    """Return what Kivy paints of markup that it has laid out."""
    label = label_like(source, source.raw)
    label._resolved_base_dir = None  # else it has this only once it has laid out a text itself
    found: list[Piece] = []

    def note(text: str, x: float, y: float) -> None:
        found.append(piece(text, x, y, label.options))

    if source.lines:
        label.render_lines(source.lines, label.options, note, source.lines[0].y, source.texture_size)
    return found


def read_markup(source: TextSource) -> str:
    """Return what markup says, one line each, whatever room its label has for it."""
    label = label_like(source, source.raw)
    label.options.update(shorten=False, max_lines=0)
    label.text_size = (None, None)
    label.render()
    return "\n".join("".join(word.text for word in line.words) for line in label._cached_lines)


@lru_cache(maxsize=_KEPT)
def paint(text: str, font: Font) -> Coverage:
    """Paint a text alone, with room for what leans out of it."""
    label = _plain(font)
    width, height = label.get_extents(text)
    return _painted(label, (int(width) + _ROOM, int(height) + _ROOM), [Piece(text, 0, 0, font)])


def paint_together(size: tuple[int, int], pieces: Iterable[Piece]) -> Coverage:
    """Paint pieces one after the other, as they would be into a texture of this size."""
    return _painted(_plain(()), size, pieces)


@lru_cache(maxsize=_KEPT)
def extents(text: str, font: Font) -> tuple[int, int]:
    """Return the width and height in texels that a text takes, as its provider says."""
    width, height = _plain(font).get_extents(text)
    return int(width), int(height)


def _plain(font: Font) -> LabelBase:
    from kivy.core.text import Label

    label = Label(color=(1, 1, 1, 1))
    label.options.update(zip(FONT_KEYS, font, strict=False))
    return label


def _painted(label: LabelBase, size: tuple[int, int], pieces: Iterable[Piece]) -> Coverage:
    label._size = size
    label._render_begin()
    for piece in pieces:
        label.options.update(zip(FONT_KEYS, piece.font, strict=True))
        label._render_text(piece.text, piece.x + piece.outline, piece.y + piece.outline)
    painted = label._render_end()
    texels = np.frombuffer(painted.data, np.uint8).reshape(size[1], size[0], -1)
    coverage: Coverage = texels[..., -1].copy()
    return coverage
