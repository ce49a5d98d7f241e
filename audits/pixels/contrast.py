"""From frames to figures: how strongly each letter stands out from what is behind it.

W3C's ACT rule afw4f7 takes the highest ratio that any part of a character reaches. Three frames give
it without a division: where the frame with text differs from the one without, a letter shows; there
the solid frame has the letter's full colour (anti-aliasing undone, opacity and tint kept) and the frame
without text has the background.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from .affine import Affine, Rect, bounds, intersect, invert
from .colour import Bytes, Floats, ratios
from .letters import NO_LETTERS, Ints, Letters, Names, Pixels, Places, letters_of
from .scene import Drawn
from .texts import Span

if TYPE_CHECKING:
    from collections.abc import Callable

_NOBODY = -1
_INK = 0.5  # share of a text's strongest change from which a pixel is a letter's ink and not its soft edge


@dataclass(slots=True, eq=False)
class Measured:
    """All that is known of one drawn thing after its layer was compared.

    ``letters`` holds the characters that show, in order. ``first_owner`` is the number that its first
    character, or a space, has or would have. ``hidden_because`` names why there are none. ``is_copy``
    marks what has the figures of the same text, drawn over it.
    """

    drawn: Drawn
    letters: Letters = NO_LETTERS
    first_owner: int = 0
    hidden_because: str = ""
    is_copy: bool = False
    _layer: Pixels | None = None
    _mine: slice = field(default_factory=lambda: slice(0))

    @property
    def pixels(self) -> Pixels:
        """The pixels where it shows, cut out of its layer's; IndexError where it shows nowhere."""
        layer, mine = self._layer, self._mine
        if layer is None:
            raise IndexError("nothing of this shows")
        return Pixels(
            layer.width, layer.flat[mine], layer.owners[mine], layer.values[mine],
            layer.full[mine], layer.behind[mine],
        )  # fmt: skip

    @property
    def places(self) -> Places:
        """The pixels where it shows, by their flat numbers alone."""
        return np.empty(0, np.int64) if self._layer is None else self._layer.flat[self._mine]

    @property
    def values(self) -> Floats:
        """The ratios of the pixels where it shows."""
        return np.empty(0) if self._layer is None else self._layer.values[self._mine]


@dataclass(slots=True)
class _Map:
    """Which letter each frame pixel belongs to; letters are numbered over the whole layer."""

    owner: Ints
    names: Names = field(default_factory=Names)


def measure(
    layer: Sequence[Drawn],
    seen: Bytes,
    without: Bytes,
    solid: Bytes,
    probe: Callable[[list[Drawn]], tuple[Bytes, Bytes]] | None = None,
) -> list[Measured]:
    """Compare the frames of one layer, in which no two texts share a pixel.

    ``probe`` draws things with their letters in black and in white; it is called where letters change
    nothing, and tells those in the colour of their ground, which get a ratio of 1, from those not in sight.
    """
    height, width = seen.shape[:2]
    atlas = _Map(np.full((height, width), _NOBODY, np.int32))
    changed = _changed(seen, without)
    results = []
    for number, drawn in enumerate(layer):
        results.append(Measured(drawn, first_owner=atlas.names.count))
        _claim(atlas, number, drawn, changed)
    owners = atlas.owner.ravel()
    flat = changed[owners[changed] != _NOBODY]
    if probe is not None:
        flat = np.concatenate([flat, _unseen_ink(layer, atlas, owners[flat], probe)])
    item_of = atlas.names.item_of
    flat = flat[np.argsort(item_of[owners[flat]], kind="stable")]  # so that each text has a slice of them
    full, behind = solid.reshape(-1, 4)[flat], without.reshape(-1, 4)[flat]
    pixels = Pixels(width, flat, owners[flat], ratios(full, behind), full, behind)
    _give(results, pixels, letters_of(pixels, atlas.names), item_of)
    return results


def _unseen_ink(
    layer: Sequence[Drawn], atlas: _Map, seen: Ints, probe: Callable[[list[Drawn]], tuple[Bytes, Bytes]]
) -> NDArray[np.int64]:
    """Return the pixels of letters that change nothing as they are and would in another colour."""
    item_of, sought = atlas.names.item_of, ~atlas.names.blank
    sought[seen] = False
    numbers = np.unique(item_of[sought]).tolist()
    items = [layer[number] for number in numbers if not layer[number].transparent]
    if not items:
        return np.empty(0, np.int64)
    black, white = probe(items)
    flat = _changed(black, white)
    owners = atlas.owner.ravel()[flat]
    flat, owners = flat[owners != _NOBODY], owners[owners != _NOBODY]
    difference = white.reshape(-1, 4)[flat, :3].astype(int) - black.reshape(-1, 4)[flat, :3]
    change = np.abs(difference).max(axis=1, initial=0)
    texts = item_of[owners]
    strongest = np.zeros(len(layer), int)
    np.maximum.at(strongest, texts, change)
    found: NDArray[np.int64] = flat[sought[owners] & (change >= _INK * strongest[texts])]
    return found


def _changed(one: Bytes, other: Bytes) -> NDArray[np.int64]:
    """Flat numbers of the pixels that differ; alpha is left out, for what is blended into it is not seen."""
    first, second = one.view(np.uint32).ravel(), other.view(np.uint32).ravel()
    differing = np.flatnonzero(first != second)  # few of a frame's pixels, so the rest is done on these only
    seen = np.uint32(0x00FFFFFF) if sys.byteorder == "little" else np.uint32(0xFFFFFF00)
    visible: NDArray[np.bool_] = ((first[differing] ^ second[differing]) & seen) != 0
    return differing[visible]


def _claim(atlas: _Map, number: int, drawn: Drawn, changed: NDArray[np.int64]) -> None:
    rect, to_frame = drawn.rect, drawn.to_frame
    if rect is None or to_frame is None:
        # Its way to the screen is unknown, so its layer is its own: whatever changed is its work.
        atlas.owner.ravel()[changed] = atlas.names.enlist(number, None, "?")
    elif to_frame[1] == 0 and to_frame[2] == 0 and to_frame[0] > 0:
        for span in drawn.source.spans:
            _claim_upright(atlas, number, span, to_frame)
    else:
        _claim_turned(atlas, number, drawn.source.spans, to_frame)


def _rounded(rect: Rect, shape: tuple[int, ...]) -> tuple[int, int, int, int]:
    """Cut a rectangle to the frame and to whole pixels."""
    left, bottom, right, top = intersect(rect, (0, 0, shape[1], shape[0]))
    return int(left), int(bottom), max(int(left), int(np.ceil(right))), max(int(bottom), int(np.ceil(top)))


def _claim_upright(atlas: _Map, number: int, span: Span, to_frame: Affine) -> None:
    # Sides are rounded as the blocks' are, so that every pixel is given to the span whose colour it gets.
    rect = bounds(to_frame, (round(span.left), span.top, round(span.right), span.bottom))
    sides = (np.ceil(rect[0] - 0.5), rect[1], np.ceil(rect[2] - 0.5), rect[3])
    x0, y0, x1, y1 = _rounded(sides, atlas.owner.shape)
    first = atlas.names.enlist(number, span, span.text)
    if x1 > x0 and y1 > y0:
        inner = np.rint(np.asarray(span.edges[1:-1]) * to_frame[0] + to_frame[4])
        row = np.searchsorted(inner, np.arange(x0, x1), side="right") + first
        atlas.owner[y0:y1, x0:x1] = row


def _claim_turned(atlas: _Map, number: int, spans: Sequence[Span], to_frame: Affine) -> None:
    back = invert(to_frame)
    for span in spans:
        first = atlas.names.enlist(number, span, span.text)
        rect = bounds(to_frame, (span.left, span.top, span.right, span.bottom))
        x0, y0, x1, y1 = _rounded(rect, atlas.owner.shape)
        if back is None or x1 <= x0 or y1 <= y0:
            continue
        rows, columns = np.mgrid[y0:y1, x0:x1] + 0.5
        across = back[0] * columns + back[2] * rows + back[4]
        down = back[1] * columns + back[3] * rows + back[5]
        inside = (down >= span.top) & (down < span.bottom)
        inside &= (across >= round(span.left)) & (across < round(span.right))
        letters = np.searchsorted(np.asarray(span.edges[1:-1]), across, side="right") + first
        view = atlas.owner[y0:y1, x0:x1]
        view[inside] = letters[inside]


def _give(results: list[Measured], pixels: Pixels, letters: Letters, item_of: NDArray[np.uint16]) -> None:
    """Give each text its letters and its pixels, which stand side by side in those of its layer."""
    edges = np.arange(len(results) + 1)
    cuts = np.searchsorted(item_of[pixels.owners], edges).tolist()
    ends = np.searchsorted(item_of[letters.owners], edges).tolist()
    for number, result in enumerate(results):
        result._layer, result._mine = pixels, slice(cuts[number], cuts[number + 1])
        result.letters = letters.those(slice(ends[number], ends[number + 1]))
