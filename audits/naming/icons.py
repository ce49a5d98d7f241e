"""Which icon a control shows, as far as its app says so: its name in an icon font, or a picture's file."""

from __future__ import annotations

from pathlib import PurePath

from ..looking.reading import words
from ..looking.signs import is_sign
from ..looking.tree import Element
from ..looking.wording import own_text


def icon_of(control: Element) -> str:
    """Return the icon's name ("close"), the picture's file or the glyph; nothing where it has words."""
    inside = list(control.walk())
    if any(not is_sign(each, own_text(each.widget)) for each in inside):
        return ""
    for each in inside:
        if icon := words(each.widget, "icon").strip() or words(each.widget, "source").strip():
            return PurePath(icon).name
    return next((text for each in inside if (text := own_text(each.widget))), "")
