"""A picture as it would look after a repair: the same pixels, recomposed from other colours.

Where text F covers its ground B with coverage α, a pixel is C = B + α(F − B). On a flat ground α follows
from C, and the repaired pixel is C′ = B′ + α(F′ − B′). Pixels that are no mixture of the two stay.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ..model import Box, Report
from ..pixels.colour import Bytes, Floats, from_hexadecimal

_Pixels = TypeVar("_Pixels", Bytes, NDArray[np.bool_])

_NEAR = (
    10.0  # of 255: how far from the line between both colours a pixel may lie (rounding, tint of smoothing)
)
_ENOUGH = 0.9  # of the pixels of a text's box have to be such mixtures, else the ground is not flat


@dataclass(frozen=True, slots=True)
class Colours:
    """A text's colour and its ground's, ``#RRGGBB``."""

    text: str
    ground: str


def recoloured(report: Report, box: Box, within: Box, before: Colours, after: Colours) -> bytes:
    """Return the part ``within`` of a report's picture as PNG, the text in ``box`` repaired (both dp).

    A changed ground changes as far as its surface reaches. Empty where the ground is not flat, or where
    there is no picture.
    """
    if not report.picture or before.text == before.ground:
        return b""
    with Image.open(io.BytesIO(report.picture)) as image:
        pixels = np.array(image.convert("RGB"))
    scale = pixels.shape[1] / report.size[0]
    part, inside = _cut(pixels, within, scale), np.zeros(pixels.shape[:2], np.bool_)
    _cut(inside, box, scale)[:] = True
    inside = _cut(inside, within, scale)
    coverage, mixed = _coverage(part, before)
    if not inside.any() or mixed[inside].mean() < _ENOUGH:
        return b""
    ground = (part == from_hexadecimal(before.ground)).all(axis=-1)
    changed = mixed & (inside | _surface(ground, ground & inside))
    part[changed] = _mixture(coverage, after)[changed]
    out = io.BytesIO()
    Image.fromarray(part).save(out, "PNG", compress_level=1)
    return out.getvalue()


def _cut(pixels: _Pixels, box: Box, scale: float) -> _Pixels:
    """Return the view of an array of pixels that lies under a box."""
    left, top = max(0, int(box.x * scale)), max(0, int(box.y * scale))
    right, bottom = int(np.ceil((box.x + box.width) * scale)), int(np.ceil((box.y + box.height) * scale))
    return pixels[top : max(top, bottom), left : max(left, right)]


def _coverage(part: Bytes, colours: Colours) -> tuple[Floats, NDArray[np.bool_]]:
    """Return α for each pixel, and whether the pixel is a mixture of the two colours at all."""
    text, ground = _channels(colours.text), _channels(colours.ground)
    way = text - ground
    off = part.astype(np.float64) - ground
    alpha: Floats = np.clip(off @ way / (way @ way), 0, 1)
    distance = np.linalg.norm(off - alpha[..., None] * way, axis=-1)
    mixed: NDArray[np.bool_] = distance <= _NEAR
    return alpha, mixed


def _mixture(coverage: Floats, colours: Colours) -> Bytes:
    text, ground = _channels(colours.text), _channels(colours.ground)
    mixture: Bytes = np.rint(ground + coverage[..., None] * (text - ground)).astype(np.uint8)
    return mixture


def _surface(ground: NDArray[np.bool_], seeds: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return all pixels of the ground that hang together with the seeds (flood fill, four neighbours)."""
    reached, before = seeds.copy(), -1
    while (count := int(reached.sum())) != before:
        before = count
        grown = reached.copy()
        grown[1:] |= reached[:-1]
        grown[:-1] |= reached[1:]
        grown[:, 1:] |= reached[:, :-1]
        grown[:, :-1] |= reached[:, 1:]
        reached = grown & ground
    return reached


def _channels(colour: str) -> Floats:
    return np.array(from_hexadecimal(colour), np.float64)
