"""What counts as words."""

from __future__ import annotations

import unicodedata


def is_symbol(text: str) -> bool:
    """Tell whether a text has no letter or digit of any script: "×", "···", an icon font's glyph.

    Letters and digits are Unicode's general categories L and N; private-use glyphs are neither.
    """
    return not any(unicodedata.category(letter)[0] in "LN" for letter in text)
