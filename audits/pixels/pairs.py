"""Pairs of pixels that are seen side by side, and the contrast between the two of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .affine import Rect, intersect
from .colour import Bytes, Floats, ratios

Mask = NDArray[np.bool_]
Where = tuple[NDArray[np.int64], NDArray[np.int64]]
"""Rows and columns."""

_DIRECTIONS = ((0, 1), (0, -1), (1, 0), (-1, 0))


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Pixels by their place in the frame: their colour, that of what each is seen against, the ratio."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    full: Bytes
    against: Bytes
    values: Floats

    def __len__(self) -> int:
        return len(self.values)

    def share(self, least: float) -> float:
        """Return which share of the pixels has a ratio of at least ``least``."""
        return float((self.values >= least).mean()) if len(self) else 0.0

    def spans(self, least: float) -> tuple[float, float]:
        """Return in which share of its columns, and of its rows, some pixel has at least that ratio."""
        strong = self.values >= least
        across = len(np.unique(self.columns[strong])) / max(1, len(np.unique(self.columns)))
        return across, len(np.unique(self.rows[strong])) / max(1, len(np.unique(self.rows)))

    def along(self) -> Pairs:
        """Return the strongest pixel of each column."""
        order = np.lexsort((self.values, self.columns))
        return self.only(order[np.flatnonzero(np.diff(self.columns[order], append=-1))])

    def only(self, which: NDArray[np.int64] | Mask) -> Pairs:
        """Return some of the pixels."""
        return Pairs(
            self.rows[which], self.columns[which], self.full[which], self.against[which], self.values[which]
        )

    def where(self, mask: Mask) -> Pairs:
        """Return the pixels that lie in a mask of the whole frame."""
        return self.only(mask[self.rows, self.columns])


def pairs(full: Bytes, where: Where, against: Bytes, other: Where, corner: tuple[int, int]) -> Pairs:
    """Pair the pixels of ``full`` at some places with those of ``against`` at others.

    ``corner`` is the place of the arrays in the frame: its row and its column.
    """
    one, two = full[where], against[other]
    return Pairs(where[0] + corner[0], where[1] + corner[1], one, two, ratios(one, two))


def joined(one: Pairs, other: Pairs) -> Pairs:
    """Return the pixels of both."""
    return Pairs(
        np.concatenate([one.rows, other.rows]),
        np.concatenate([one.columns, other.columns]),
        np.concatenate([one.full, other.full]),
        np.concatenate([one.against, other.against]),
        np.concatenate([one.values, other.values]),
    )


def edges(core: Mask, soft: Mask, outside: Mask, reach: int) -> tuple[Where, Where]:
    """Return the pixels at the edge of a core, and for each the first outside, beyond at most a soft edge.

    A soft edge is less than ``reach`` px wide.
    """
    found: list[tuple[Where, Where]] = []
    rim = _at(core & ~_within(core))
    for up, right in _DIRECTIONS:
        here = rim
        for step in range(1, reach + 1):
            here, there = _moved(here, (up * step, right * step), core.shape)
            ended = outside[there]
            found.append((_only(here, ended), _only(there, ended)))
            here = _only(here, soft[there])
    return _together(found)


def neighbours(core: Mask, outside: Mask, reach: int) -> tuple[Where, Where]:
    """Return pixels of a core, and others of it up to ``reach`` px further right or up.

    Those have nothing that lies outside between them: two that a gap parts are not seen side by side.
    """
    found: list[tuple[Where, Where]] = []
    every = _at(core)
    for up, right in ((0, 1), (1, 0)):
        here = every
        for step in range(1, reach + 1):
            here, there = _moved(here, (up * step, right * step), core.shape)
            joins = core[there]
            found.append((_only(here, joins), _only(there, joins)))
            here = _only(here, ~outside[there])
    return _together(found)


def _within(core: Mask) -> Mask:
    """Return the pixels of a core that have others of it on all four sides."""
    inner = np.zeros_like(core)
    inner[1:-1, 1:-1] = core[:-2, 1:-1] & core[2:, 1:-1] & core[1:-1, :-2] & core[1:-1, 2:]
    return inner


def _together(found: list[tuple[Where, Where]]) -> tuple[Where, Where]:
    here, there = zip(*found, strict=True)
    return _concatenated(here), _concatenated(there)


def _concatenated(several: Sequence[Where]) -> Where:
    return np.concatenate([each[0] for each in several]), np.concatenate([each[1] for each in several])


def _at(mask: Mask) -> Where:
    rows, columns = np.nonzero(mask)
    return rows, columns


def _moved(here: Where, step: tuple[int, int], shape: tuple[int, ...]) -> tuple[Where, Where]:
    """Return those places from which a step stays within the shape, and where it leads to."""
    rows, columns = here[0] + step[0], here[1] + step[1]
    within = (rows >= 0) & (rows < shape[0]) & (columns >= 0) & (columns < shape[1])
    return _only(here, within), _only((rows, columns), within)


def _only(where: Where, which: Mask) -> Where:
    return where[0][which], where[1][which]


def window(area: Rect, shape: tuple[int, ...], margin: int = 0) -> tuple[slice, slice]:
    """Return the rows and columns of a frame that lie in a rectangle, or up to a margin (px) round it."""
    grown = (area[0] - margin, area[1] - margin, area[2] + margin, area[3] + margin)
    left, bottom, right, top = intersect(grown, (0, 0, shape[1], shape[0]))
    x, y = max(0, int(left)), max(0, int(bottom))
    return slice(y, max(y, int(np.ceil(top)))), slice(x, max(x, int(np.ceil(right))))
