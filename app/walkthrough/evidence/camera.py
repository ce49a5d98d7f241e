"""Pictures of what is on the screen, drawn off screen: the window itself shows nothing there."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any

from kivy.core.window import Window
from PIL import Image, ImageDraw

from app.walkthrough.evidence.likeness import frame_hash
from audits.pixels.affine import Rect, is_empty
from audits.pixels.framebuffer import draw

_BLOT = (128, 128, 128)
_PNG: Mapping[str, Any] = {"format": "PNG"}
# More effort would save another fifth, and take twice as long.
_WEBP: Mapping[str, Any] = {"format": "WEBP", "lossless": True, "quality": 20, "method": 1}
_MOST_TAKEN = 400  # pictures of some 50 kB; flows of one look meet the same ones again


class Camera:
    """Takes pictures of the whole window; each is drawn and compressed once."""

    def __init__(self) -> None:
        self._pixels = b""
        self._digest = b""
        self._taken: dict[tuple[bytes, tuple[Rect, ...]], bytes] = {}

    def pixels(self) -> bytes:
        """Return what the window shows now as RGBA bytes, the first row the bottom one.

        It is drawn only if something has changed since anybody drew it.
        """
        if not self._pixels or Window.canvas.needs_redraw:
            self._pixels = draw(Window.canvas, tuple(Window.size)).tobytes()
            self._digest = b""
        return self._pixels

    def digest(self) -> bytes:
        """Return a hash of what the window shows now, to tell frames apart in this process."""
        pixels = self.pixels()
        if not self._digest:
            self._digest = blake2b(pixels).digest()
        return self._digest

    def frame_hash(self) -> str:
        """Return the hash of what the window shows now that traces and ``assertFrame`` know it by."""
        return frame_hash(_picture(self.pixels()))

    def snap(self, private: Sequence[Rect] = ()) -> bytes:
        """Return what the window shows now as PNG, with the private places (px, upwards) blotted out."""
        known = (self.digest(), tuple(private))
        if known not in self._taken:
            if len(self._taken) >= _MOST_TAKEN:
                del self._taken[next(iter(self._taken))]
            self._taken[known] = _encoded(self.pixels(), private, _PNG)
        return self._taken[known]

    def still(self, private: Sequence[Rect] = ()) -> bytes:
        """Return the same as lossless WebP, which has half the size of PNG and takes as long to make."""
        return _encoded(self.pixels(), private, _WEBP)


def _encoded(pixels: bytes, private: Sequence[Rect], form: Mapping[str, Any]) -> bytes:
    picture = _picture(pixels)
    blots = ImageDraw.Draw(picture)
    for place in private:
        if not is_empty(place):
            left, bottom, right, top = place
            blots.rounded_rectangle((left, picture.height - top, right, picture.height - bottom), 8, _BLOT)
    out = io.BytesIO()
    # All colours are kept: with a palette, a card and the page below it would become one.
    picture.save(out, **form)
    return out.getvalue()


def _picture(pixels: bytes) -> Image.Image:
    image = Image.frombytes("RGBA", tuple(Window.size), pixels)
    return image.transpose(Image.Transpose.FLIP_TOP_BOTTOM).convert("RGB")
