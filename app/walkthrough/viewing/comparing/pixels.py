"""Where two pictures differ."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, UnidentifiedImageError

from app.walkthrough.evidence.likeness import SAME

Region = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Apart:
    """How two pictures differ: the share of their pixels (per cent), and the place that holds all of these.

    ``region`` is left, top, right, bottom in px from the top left; None where sizes differ, or nothing does.
    """

    percent: float
    region: Region | None


def apart(first: Path, second: Path) -> Apart | None:
    """Compare two pictures; None where one of them cannot be read."""
    try:
        ours, theirs = _pixels(first), _pixels(second)
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError):
        return None
    if ours.shape != theirs.shape:
        return Apart(100.0, None)
    different = np.abs(ours - theirs).max(axis=2) > SAME
    if not different.any():
        return Apart(0.0, None)
    rows, columns = np.flatnonzero(different.any(axis=1)), np.flatnonzero(different.any(axis=0))
    region = (int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
    return Apart(float(different.mean() * 100), region)


def _pixels(file: Path) -> np.ndarray[tuple[int, int, int], np.dtype[np.int16]]:
    with Image.open(file) as picture:
        return np.asarray(picture.convert("RGB"), dtype=np.int16)
