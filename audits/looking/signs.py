"""Letters that serve as signs: the "X" of a button that is named "Close"."""

from __future__ import annotations

import re
import unicodedata

from .reading import words
from .tree import Element
from .wording import is_symbol

_SHAPES = frozenset("xvo\N{CYRILLIC SMALL LETTER HA}\N{GREEK SMALL LETTER CHI}")
"""Letters drawn for their shape: a cross, an arrow down, a ring. Any other letter is the first of a word."""


def is_sign(element: Element, text: str) -> bool:
    """Tell whether what an element shows is no human language: a symbol, or a letter drawn for its shape.

    Such a letter stands alone in a control that declares another name; where a word of the name begins with
    the letter, it means that word.
    """
    if is_symbol(text):
        return True
    sign = unicodedata.normalize("NFKC", text).strip().casefold()
    name = _declared_name(element) if sign in _SHAPES else ""
    return bool(name) and not any(word.startswith(sign) for word in _words(name))


def _declared_name(element: Element) -> str:
    """Return the name that the control an element lies in declares; nothing where that has other words."""
    control: Element | None = element
    while control is not None and not control.control:
        control = control.parent
    if control is None or sum(bool(words(each.widget, "text").strip()) for each in control.walk()) > 1:
        return ""
    return words(control.widget, "accessible_name").strip()


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", name).casefold())
