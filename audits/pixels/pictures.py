"""Frames and heat maps as PNG, small and quick to write."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np

from .affine import Rect
from .colour import Bytes
from .contrast import Measured

if TYPE_CHECKING:
    from PIL.Image import Image

_PALETTE = (0, 0, 0, 214, 40, 40, 46, 160, 67)
_NOTHING, _FAILING, _PASSING = 0, 1, 2
_QUICK = 1  # zlib level: an interface's flat areas pack well at any level


def _png(image: Image, **options: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=_QUICK, **options)
    return out.getvalue()


def picture(frame: Bytes, view: Rect) -> bytes:
    """Return the audited part of a frame as PNG."""
    from PIL import Image

    left, bottom, right, top = (int(side) for side in view)
    return _png(Image.fromarray(np.ascontiguousarray(frame[bottom:top, left:right, :3][::-1])))


def heat_map(result: Measured, required: float) -> bytes:
    """Return a text's own pixels as PNG: red where they stay below ``required``, green elsewhere."""
    from PIL import Image

    pixels = result.pixels
    rows, columns = np.divmod(pixels.flat, pixels.width)
    top, left = rows.max(), columns.min()
    cells = np.zeros((top - rows.min() + 1, columns.max() - left + 1), np.uint8)
    cells[top - rows, columns - left] = np.where(pixels.values < required, _FAILING, _PASSING)
    image = Image.fromarray(cells, "P")
    image.putpalette(_PALETTE)
    return _png(image, transparency=_NOTHING)
