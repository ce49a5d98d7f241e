"""The pictures in a report: each stored once, small and without loss, so that colours can be checked."""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass, field

from PIL import Image

from ..model import Box, Finding

_EFFORT = 3  # of WebP's 0 to 6: beyond it a screen takes long and gains little
_MARGIN = 3.0  # dp between what is marked and its frame
_CROP = (200.0, 150.0)  # dp that a crop shows at least, so that what is marked keeps its surroundings
_ROOM = 16.0  # dp around what is marked, where that is larger


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of the page; ``width`` and ``height`` in dp."""

    id: str
    uri: str
    width: float
    height: float


@dataclass(slots=True)
class Album:
    """Pictures by content; the page defines each of ``images`` once."""

    images: dict[str, Picture] = field(default_factory=dict)

    def add(self, data: bytes, size: tuple[float, float]) -> str:
        """Keep a picture (any format that Pillow reads) once and return its id; "" when there is none."""
        if not data:
            return ""
        name = "p" + hashlib.sha256(data).hexdigest()[:12]
        if name not in self.images:
            self.images[name] = Picture(name, data_uri(data), *size)
        return name


def data_uri(data: bytes) -> str:
    """Return a picture as a data URI in lossless WebP."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(data)) as image:
        kept = image.convert("RGBA" if "transparency" in image.info or image.mode == "RGBA" else "RGB")
    kept.save(out, "WEBP", lossless=True, quality=50, method=_EFFORT)
    return "data:image/webp;base64," + base64.b64encode(out.getvalue()).decode("ascii")


def cut(data: bytes, size: tuple[float, float], part: Box) -> bytes:
    """Return a part (dp) of a screen's picture, the screen being of ``size`` dp, as PNG."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(data)) as image:
        scale = image.width / size[0]
        sides = (part.x, part.y, part.x + part.width, part.y + part.height)
        image.crop(tuple(round(side * scale) for side in sides)).save(out, "PNG", compress_level=1)  # type: ignore[arg-type]
    return out.getvalue()


def marked(finding: Finding) -> Box:
    """Return the frame (dp) around a node's texts for a rule about text, around the node for any other."""
    texts = [run.box for run in finding.node.texts] if "fgColor" in finding.data else []
    return grown(_around(texts or [finding.node.box]), _MARGIN)


def crop(box: Box, size: tuple[float, float]) -> Box:
    """Return the part (dp) of a screen of ``size`` to show for a marked box: it and what is around it."""
    width = min(max(_CROP[0], box.width + 2 * _ROOM), size[0])
    height = min(max(_CROP[1], box.height + 2 * _ROOM), size[1])
    x, y = box.centre
    left = min(max(0.0, x - width / 2), size[0] - width)
    top = min(max(0.0, y - height / 2), size[1] - height)
    return Box(left, top, width, height)


def grown(box: Box, margin: float) -> Box:
    """Return a box with ``margin`` dp more on each side."""
    return Box(box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin)


def _around(boxes: Iterable[Box]) -> Box:
    kept = list(boxes)
    left, top = min(box.x for box in kept), min(box.y for box in kept)
    right = max(box.x + box.width for box in kept)
    bottom = max(box.y + box.height for box in kept)
    return Box(left, top, right - left, bottom - top)
