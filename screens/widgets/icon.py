"""An icon: a white picture from the data file, tinted."""

from __future__ import annotations

from functools import cache

from kivy.graphics.texture import Texture
from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget
from PIL import Image

from screens.kv import load_kv
from screens.widgets.raster import coverage

load_kv(__file__)


@cache
def icon_texture(name: str, size: int) -> Texture:
    """Return an icon as a white texture of ``size`` × ``size`` px with its coverage as alpha."""
    alpha = coverage(name, size)
    white = Image.new("L", alpha.size, 255)
    picture = Image.merge("RGBA", (white, white, white, alpha)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    texture = Texture.create(size=(size, size), colorfmt="rgba")
    texture.blit_buffer(picture.tobytes(), colorfmt="rgba", bufferfmt="ubyte")
    return texture


class Glyph(Widget):  # type: ignore[misc]
    """A sign in the middle of its place, ``glyph`` px wide. It is decoration: words say the same."""

    name = StringProperty("")
    color = ColorProperty()
    glyph = NumericProperty(24)
    texture = ObjectProperty(None, allownone=True)
    accessible_hidden = BooleanProperty(True)

    @staticmethod
    def picture(name: str, glyph: float) -> Texture | None:
        """Return the icon's texture, none for no name."""
        return icon_texture(name, max(1, round(glyph))) if name else None


class Icon(Glyph):
    """A sign alone, its place as large as the sign."""


class Tile(Glyph):
    """A sign on a small ground of its own."""

    ground = ColorProperty()
    radius = NumericProperty(0)
