"""The phone's frame and its shadow as one picture: Kivy draws no ring with smooth round corners inside."""

from __future__ import annotations

from functools import cache

from kivy.graphics.texture import Texture
from PIL import Image, ImageChops, ImageDraw, ImageFilter

_OVERSAMPLING = 2
_OVERLAP = 1  # px over the glass: scaled, the two would leave a thin line of the desk between them
_SHADOW = 90  # alpha of 255 where it is darkest
_RIM = (70, 74, 82)
_BODY = (18, 20, 24)


@cache
def bezel_texture(width: int, height: int, frame: int, radius: int, margin: int) -> Texture:
    """Return a ring around a hole of ``width`` × ``height`` px with round corners.

    ``frame`` is the ring's width, ``radius`` the hole's corner radius, ``margin`` the room around the ring
    for its shadow, all in px. The texture is larger than the hole by frame and margin on every side.
    """
    outer = frame + margin
    size = (width + 2 * outer, height + 2 * outer)
    ring = _box(size, margin, radius + frame)
    hole = _box(size, outer + _OVERLAP, radius - _OVERLAP)
    shadow = ring.filter(ImageFilter.GaussianBlur(margin / 3)).point(lambda alpha: alpha * _SHADOW // 255)
    picture = Image.merge(
        "RGBA", (*(Image.new("L", size, 0) for _ in range(3)), ImageChops.offset(shadow, 0, margin // 5))
    )
    picture.paste(_RIM, mask=ring)
    picture.paste(_BODY, mask=_box(size, margin + 2, radius + frame - 2))
    red, green, blue, alpha = picture.split()
    alpha = ImageChops.multiply(ImageChops.lighter(alpha, ring), ImageChops.invert(hole))
    picture = Image.merge("RGBA", (red, green, blue, alpha)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    texture = Texture.create(size=size, colorfmt="rgba")
    texture.blit_buffer(picture.tobytes(), colorfmt="rgba", bufferfmt="ubyte")
    return texture


def _box(size: tuple[int, int], inset: int, radius: int) -> Image.Image:
    big = Image.new("L", (size[0] * _OVERSAMPLING, size[1] * _OVERSAMPLING))
    edges = (inset, inset, size[0] - inset, size[1] - inset)
    scaled = tuple(edge * _OVERSAMPLING - (index > 1) for index, edge in enumerate(edges))
    ImageDraw.Draw(big).rounded_rectangle(scaled, radius * _OVERSAMPLING, fill=255)
    return big.resize(size, Image.Resampling.LANCZOS)
