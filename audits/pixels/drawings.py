"""Drawings: the pixels where pieces show, and how strongly they stand out from what is behind or beside them.

Three frames give it: as it is, without the pieces, and with the pieces solid. Where the first two differ,
the pieces show. The third undoes their soft edges: a pixel takes the colour it would have, were it covered as
much as the most covered one close by, so that an anti-aliased edge never counts as low contrast (WCAG 2.2,
Understanding SC 1.4.11).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from .affine import Rect
from .colour import FLARE, Bytes, Floats, luminances
from .hiding import left_out, made_solid
from .layers import Stage
from .pairs import Mask, Pairs, Where, edges, neighbours, pairs, window
from .pieces import Piece

_EDGE = 2  # px within which a soft edge reaches its full cover
_CORE = 0.5  # share of the full cover from which a pixel is ink and not a soft edge
_FULL = 0.85  # share of the opacity asked for that counts as reached: thin strokes cover no pixel wholly
_FULL_OF_LINES = 0.25  # the same for lines: a picture may be see-through itself, a line is only ever soft
_ROUNDING = 3.0  # levels of 255
_SHADE = 1.1  # ratio up to which two grounds count as one
_FEW = 0.2  # share of the ink up to which it does not matter that its ground is another


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Pieces that are judged as one; ``alphas`` has each one's opacity with that of its widgets.

    ``area`` is where they can show, in frame pixels.
    """

    pieces: Sequence[Piece]
    alphas: Sequence[float]
    area: Rect


@dataclass(eq=False)
class Ink:
    """What shows of something, pixel by pixel: windows of frames, their lower left ``corner``, and masks.

    ``full`` has the colours at full cover, ``behind_it`` the ground, ``seen`` what is seen. ``core`` is the
    ink without its ``soft`` edge, ``outside`` what else is seen there but texts. Colours up to ``reach`` px
    apart lie beside each other.
    """

    full: Bytes
    behind_it: Bytes
    seen: Bytes
    core: Mask
    soft: Mask
    outside: Mask
    corner: tuple[int, int]
    reach: int
    within: Mask | None = None

    def __len__(self) -> int:
        return len(self.behind)

    @cached_property
    def behind(self) -> Pairs:
        """Each pixel against what is behind it."""
        rows, columns = np.nonzero(self.core)
        return self._paired(self.behind_it, ((rows, columns), (rows, columns)))

    @cached_property
    def beside(self) -> Pairs:
        """The edge against what is beside it."""
        return self._paired(self.seen, edges(self.core, self.soft, self.outside, self.reach))

    @cached_property
    def inside(self) -> Pairs:
        """Each pixel against others of the same ink close by: a border against what it encloses."""
        return self._paired(self.full, neighbours(self.core, self.outside, self.reach))

    @cached_property
    def against(self) -> Pairs:
        """All pixels against what is behind them; the edge alone where something else is seen beside it."""
        return self.beside if self._is_ground_hidden() else self.behind

    def where(self, mask: Mask) -> Ink:
        """Return what of it lies in a mask of the whole frame."""
        return replace(self, within=mask)

    def _paired(self, others: Bytes, places: tuple[Where, Where]) -> Pairs:
        found = pairs(self.full, places[0], others, places[1], self.corner)
        return found if self.within is None else found.where(self.within)

    def _is_ground_hidden(self) -> bool:
        """Tell whether much of what is behind the ink is seen nowhere beside it."""
        if not len(self) or not len(self.beside):
            return False
        seen = np.unique(luminances(self.beside.against)) + FLARE
        sought = luminances(self.behind.against) + FLARE
        above = np.searchsorted(seen, sought)
        nearest = np.minimum(
            _apart(sought, seen[above.clip(max=len(seen) - 1)]), _apart(sought, seen[(above - 1).clip(min=0)])
        )
        return float((nearest > _SHADE).mean()) > _FEW


def _apart(some: Floats, others: Floats) -> Floats:
    result: Floats = np.maximum(some, others) / np.minimum(some, others)
    return result


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A frame, where texts show in it, and how many px apart colours may be to lie side by side."""

    pixels: Bytes
    texts: Mask
    reach: int


def inks(stage: Stage, seen: Frame, parts: Sequence[Part]) -> list[Ink]:
    """Compare a frame with frames without the parts and with solid ones. No two of them overlap.

    Where a text shows, no part's ink does. Two frames are drawn, for all parts
    together, right where the parts are.
    """
    pieces = [piece for part in parts for piece in part.pieces]
    places = [part.area for part in parts]
    with left_out(pieces):
        without = stage.frame_at(places, seen.pixels)
    with made_solid(pieces):
        solid = stage.frame_at(places, seen.pixels)
    return [_ink(part, seen, without, solid) for part in parts]


def changed(before: Bytes, seen: Frame, area: Rect) -> Ink:
    """Return as ink what differs in an area since an earlier frame; behind it is what it was before."""
    place = window(area, seen.pixels.shape, seen.reach + 1)
    now, then = seen.pixels[place][..., :3], before[place][..., :3]
    shows = np.any(now != then, axis=-1) & ~seen.texts[place] & _in(area, place)
    return _compared(seen, place, (shows, shows), now, then)


def _ink(part: Part, seen: Frame, without: Bytes, solid: Bytes) -> Ink:
    place = window(part.area, seen.pixels.shape, seen.reach + 1)
    now, behind, opaque = (frame[place][..., :3].astype(float) for frame in (seen.pixels, without, solid))
    shows = np.any(now != behind, axis=-1) & ~seen.texts[place] & _in(part.area, place)
    cover = _cover(now, behind, opaque)
    around = _most_around(np.where(shows, cover, 0))
    wanted = _wanted(part, around.shape, place)
    reached = (_FULL_OF_LINES if _are_lines(part) else _FULL) * wanted
    full_cover = np.where(around >= reached, np.maximum(wanted, around), around)
    whole = behind + full_cover[..., None] * (opaque - behind)
    full = np.where(_is_one_colour(now, behind, opaque, cover), whole, now)
    rounded = np.clip(np.rint(full), 0, 255).astype(np.uint8)
    core = shows & (cover >= _CORE * around)
    return _compared(seen, place, (shows, core), rounded, without[place][..., :3])


def _compared(
    seen: Frame, place: tuple[slice, slice], masks: tuple[Mask, Mask], full: Bytes, behind: Bytes
) -> Ink:
    """Return as ink the core (second mask) of what shows (first mask), in its full colours."""
    shows, core = masks
    outside = ~shows & ~seen.texts[place]
    corner = place[0].start, place[1].start
    return Ink(full, behind, seen.pixels[place][..., :3], core, shows & ~core, outside, corner, seen.reach)


def _are_lines(part: Part) -> bool:
    """Tell whether what is seen of pieces that all have one opacity can be fainter only at soft edges."""
    return len(set(part.alphas)) == 1 and not any(piece.is_picture for piece in part.pieces)


def _in(area: Rect, place: tuple[slice, slice]) -> Mask:
    """Tell which pixels of a window lie in an area, and not in the margin round it."""
    bottom, left = place[0].start, place[1].start
    mask = np.zeros((place[0].stop - bottom, place[1].stop - left), np.bool_)
    mask[window((area[0] - left, area[1] - bottom, area[2] - left, area[3] - bottom), mask.shape)] = True
    return mask


def _cover(now: Floats, behind: Floats, opaque: Floats) -> Floats:
    """Return how much of each pixel is covered, 0 to 1: how far it is from its ground to the solid colour."""
    way = opaque - behind
    length = (way**2).sum(axis=-1)
    come = ((now - behind) * way).sum(axis=-1) / np.where(length > 0, length, 1)
    result: Floats = np.where(length > 0, np.clip(come, 0, 1), 1.0)
    return result


def _is_one_colour(now: Floats, behind: Floats, opaque: Floats, cover: Floats) -> Mask:
    """Tell where one colour over the ground gives what is seen; several of them, see-through, do not."""
    made = behind + cover[..., None] * (opaque - behind)
    close = np.abs(made - now) <= _ROUNDING
    result: Mask = np.all(close, axis=-1, keepdims=True)
    return result


def _most_around(cover: Floats) -> Floats:
    """Return the largest value within ``_EDGE`` px of each."""
    for axis in (0, 1):
        padded = np.pad(cover, [(_EDGE, _EDGE) if each == axis else (0, 0) for each in (0, 1)])
        cover = np.lib.stride_tricks.sliding_window_view(padded, 2 * _EDGE + 1, axis).max(axis=-1)
    return cover


def _wanted(part: Part, shape: tuple[int, ...], place: tuple[slice, slice]) -> Floats:
    """Return the opacity that each pixel of a window is asked for by the uppermost piece there."""
    wanted = np.ones(shape)
    left, bottom = place[1].start, place[0].start
    for piece, alpha in zip(part.pieces, part.alphas, strict=True):
        if (rect := piece.rect) is not None:
            moved = (rect[0] - left, rect[1] - bottom, rect[2] - left, rect[3] - bottom)
            wanted[window(moved, shape)] = alpha
    return wanted
