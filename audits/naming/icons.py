"""Which icon a control shows, as far as its app says so: its name in an icon font, or a picture's file."""

from __future__ import annotations

import re
from pathlib import PurePath

from ..looking.reading import words
from ..looking.roles import EDITABLE
from ..looking.signs import is_sign
from ..looking.tree import Element
from ..looking.wording import is_symbol, own_text

_DRAWN_BY_KIVY = EDITABLE | {"slider", "switch", "check_box", "radio_button"}
"""Controls whose pictures are all Kivy's, and say no more than what kind of control it is."""
_PICTURE = frozenset(
    {"icon", "image", "img", "picture", "graphic", "image button", "icon button", "图标", "图片", "图像"}
)
_FILE = re.compile(r".+\.(png|jpe?g|gif|svg|webp|bmp|ico|zip)", re.IGNORECASE)


def says_picture(name: str) -> bool:
    """Tell whether a name only says that there is a picture, or in which file: "icon", "menu_24.png"."""
    said = " ".join(name.casefold().split()).strip(" .:…：。")
    return said in _PICTURE or bool(_FILE.fullmatch(said))


def icon_of(control: Element) -> str:
    """Return the icon's name ("close"), the picture's file or the glyph; nothing where it has words."""
    inside = list(control.walk())
    if control.role in _DRAWN_BY_KIVY or any(not is_sign(each, own_text(each.widget)) for each in inside):
        return ""
    for each in inside:
        if icon := words(each.widget, "icon").strip() or words(each.widget, "source").strip():
            return PurePath(icon).name
    return next((text for each in inside if (text := own_text(each.widget))), "")


def icon_in_words(control: Element) -> str:
    """Return what an icon is called in its font ("cart outline"); nothing for a picture's file or a glyph.

    It tells less than a name that its app gives, but more than a letter that nobody can speak.
    """
    icon = icon_of(control)
    return "" if is_symbol(icon) or _FILE.fullmatch(icon) else " ".join(re.split(r"[-_\s]+", icon)).strip()
