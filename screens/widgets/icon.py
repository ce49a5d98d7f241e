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
    """An icon in the middle of its widget, ``glyph`` px wide. It is decoration: a text says the same."""

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
    """An icon whose widget is as large as the icon."""


class Tile(Glyph):
    """An icon on a small tile."""

    ground = ColorProperty()
    radius = NumericProperty(0)
