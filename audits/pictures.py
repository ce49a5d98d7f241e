"""Frames and heat maps as PNG, small and quick to write."""

from __future__ import annotations

import io

import numpy as np

from audits.affine import Rect
from audits.colour import Bytes
from audits.contrast import Measured

_FAILING, _PASSING = (214, 40, 40, 255), (46, 160, 67, 160)
_QUICK = 1  # zlib level: an interface's flat areas pack well at any level


def png(pixels: Bytes) -> bytes:
    """Return pixels (height, width, 3 or 4), top row first, as a PNG file's bytes."""
    from PIL import Image

    out = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(out, "PNG", compress_level=_QUICK)
    return out.getvalue()


def picture(frame: Bytes, view: Rect) -> bytes:
    """Return the audited part of a frame as PNG."""
    left, bottom, right, top = (int(side) for side in view)
    return png(frame[bottom:top, left:right, :3][::-1])


def heat_map(result: Measured, required: float) -> bytes:
    """Return a text's own pixels as PNG: red where they stay below ``required``, green elsewhere."""
    bottom, left = result.rows.min(), result.columns.min()
    shape = (result.rows.max() - bottom + 1, result.columns.max() - left + 1, 4)
    image = np.zeros(shape, np.uint8)
    low = result.values < required
    image[result.rows - bottom, result.columns - left] = np.where(low[:, None], _FAILING, _PASSING)
    return png(image[::-1])
