"""Which letter of which text each pixel of a frame belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np

from .affine import Affine, Rect, bounds, intersect, invert
from .letters import Ints, Names, Places
from .scene import Drawn
from .texts import Span

NOBODY = -1


@dataclass(slots=True)
class Atlas:
    """The number of the letter that each frame pixel belongs to, over a whole layer, ``NOBODY`` for none.

    ``first_owners`` has for each text the number that its first letter, or a space, has or would have.
    """

    owner: Ints
    names: Names = field(default_factory=Names)
    first_owners: list[int] = field(default_factory=list)


def atlas_of(layer: Sequence[Drawn], shape: tuple[int, int], changed: Places) -> Atlas:
    """Give the pixels of a frame of this shape to the letters of a layer of texts.

    ``changed`` are those that change when the layer is taken away, by their numbers along the rows.
    """
    atlas = Atlas(np.full(shape, NOBODY, np.int32))
    upright: list[tuple[int, Span, Affine]] = []
    for number, drawn in enumerate(layer):
        atlas.first_owners.append(atlas.names.count)
        to_frame, spans = drawn.to_frame, drawn.source.spans
        if drawn.rect is None or to_frame is None:
            # Its way to the screen is unknown, so its layer is its own: whatever changed is its work.
            atlas.owner.ravel()[changed] = atlas.names.enlist(number, None, "?")
        elif to_frame[1] == 0 and to_frame[2] == 0 and to_frame[0] > 0:
            upright += [(atlas.names.enlist(number, span, span.text), span, to_frame) for span in spans]
        else:
            _claim_turned(atlas, number, spans, to_frame)
    if upright:
        _claim_upright(atlas, *zip(*upright, strict=True))
    return atlas


def _claim_upright(
    atlas: Atlas, firsts: Sequence[int], spans: Sequence[Span], maps: Sequence[Affine]
) -> None:
    """Give each letter the columns from its left edge to the next one's, in all rows of its span."""
    height, width = atlas.owner.shape
    across, _, _, down, right, up = np.array(maps).T
    # Sides are rounded as the blocks' are, so that every pixel is given to the span whose colour it gets.
    lefts = np.array([round(span.left) for span in spans]) * across + right
    rights = np.array([round(span.right) for span in spans]) * across + right
    ends = np.array([(span.top, span.bottom) for span in spans]) * down[:, None] + up[:, None]
    x0 = np.ceil(np.maximum(lefts - 0.5, 0)).astype(int)
    x1 = np.maximum(x0, np.ceil(np.minimum(rights - 0.5, width)).astype(int))
    y0 = np.maximum(ends.min(axis=1), 0).astype(int)
    y1 = np.maximum(y0, np.ceil(np.minimum(ends.max(axis=1), height)).astype(int))
    starts = np.concatenate([[0], np.cumsum(x1 - x0)])  # of each span in the row of them all
    counts = np.array([len(span.edges) for span in spans])
    of = np.repeat(np.arange(len(spans)), counts)
    edges = np.fromiter(chain.from_iterable(span.edges for span in spans), float, int(counts.sum()))
    columns = np.clip(np.rint(edges * across[of] + right[of]), x0[of], x1[of]).astype(int)
    last = np.cumsum(counts) - 1
    columns[last - counts + 1], columns[last] = x0, x1
    columns = np.maximum.accumulate(columns - x0[of] + starts[of])
    letters = np.arange(len(edges)) - (last - counts + 1)[of] + np.array(firsts)[of]
    row = np.repeat(letters[:-1], np.diff(columns)).astype(np.int32)
    boxes = zip(*(side.tolist() for side in (x0, y0, x1, y1, starts[:-1])), strict=True)
    for left, bottom, beyond, top, start in boxes:
        atlas.owner[bottom:top, left:beyond] = row[start : start + beyond - left]


def _claim_turned(atlas: Atlas, number: int, spans: Sequence[Span], to_frame: Affine) -> None:
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


def _rounded(rect: Rect, shape: tuple[int, ...]) -> tuple[int, int, int, int]:
    """Cut a rectangle to the frame and to whole pixels."""
    left, bottom, right, top = intersect(rect, (0, 0, shape[1], shape[0]))
    return int(left), int(bottom), max(int(left), int(np.ceil(right))), max(int(bottom), int(np.ceil(top)))
