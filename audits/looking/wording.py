"""What a widget says in words, and what counts as words."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from .reading import attribute, words
from .roles import role_of_class

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

_TAGS = "b|i|u|s|font|font_family|font_context|font_features|size|color|ref|anchor|sub|sup|text_language"
_MARKUP = re.compile(rf"\[/?(?:{_TAGS})(?:=[^]]*)?]")
_SPOKEN = frozenset("+-−±÷=%√&@#")  # and each currency sign
_ESCAPES = {"&bl;": "[", "&br;": "]", "&amp;": "&"}


def is_symbol(text: str) -> bool:
    """Tell whether a text has no letter or digit of any script: "×", "···", an icon font's glyph.

    Letters and digits are Unicode's general categories L and N; private-use glyphs are neither.
    """
    return not any(unicodedata.category(letter)[0] in "LN" for letter in text)


def is_spoken(text: str) -> bool:
    """Tell whether a text is a sign that screen readers say in words: "+" is "plus", "%" is "per cent"."""
    sign = text.strip()
    return len(sign) == 1 and (sign in _SPOKEN or unicodedata.category(sign) == "Sc")


def own_text(widget: Widget) -> str:
    """Return a widget's text without markup, on one line; never what was typed into it."""
    if role_of_class(type(widget)) == "text_input":
        return ""
    text = words(widget, "text")
    if attribute(widget, "markup") is True:
        text = _MARKUP.sub("", text)
        for escape, letter in _ESCAPES.items():
            text = text.replace(escape, letter)
    return " ".join(text.split())
