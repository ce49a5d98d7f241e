"""What can be a person's name, on an identity card as well as on a passport or a permit.

A Chinese name has at least two Chinese characters, including rare ones beyond the basic plane; a middle dot
may stand between its parts. A name in Latin letters has at least two letters, with or without marks; a space,
a hyphen, an apostrophe, or a full stop and a space may stand between its parts. No name begins or ends with
such a sign, and none has two of them in a row.
"""

from __future__ import annotations

import re
from unicodedata import name as unicode_name
from unicodedata import normalize

DOT = "·"
_OTHER_DOTS = dict.fromkeys(map(ord, "•‧∙⋅・･"), DOT)  # what keyboards offer for a middle dot
_APOSTROPHES = dict.fromkeys(map(ord, "’ʼʻ"), "'")
_HYPHENS = dict.fromkeys(map(ord, "‐‑"), "-")

_LONGEST_CHINESE, _LONGEST_LATIN = 25, 60  # characters, signs included
_HAN = "[〇㐀-\u4dbf一-\u9fff\U00020000-\U0002fffd\U00030000-\U0003fffd]"
_CHINESE = re.compile(rf"{_HAN}+(?:{DOT}{_HAN}+)*")
_MARK = "[\u0300-\u036f]"
_PART = rf"(?:[^\W\d_]{_MARK}{{0,2}})+"
_LATIN = re.compile(rf"{_PART}(?:(?:\. |[ '-]){_PART})*")


def tidied(text: str) -> str:
    """Return a name as it is kept and compared: in NFC, without spaces around it, one kind of each sign."""
    return normalize("NFC", text).strip().translate({**_OTHER_DOTS, **_APOSTROPHES, **_HYPHENS})


def is_chinese(tidy: str) -> bool:
    """Tell whether a tidied name is written in Chinese characters."""
    return _CHINESE.fullmatch(tidy) is not None


def is_name(tidy: str) -> bool:
    """Tell whether a tidied text can be a name."""
    letters = sum(character.isalpha() or character == "〇" for character in tidy)
    if letters < 2:  # nobody's whole name is a single letter
        return False
    if is_chinese(tidy):
        return len(tidy) <= _LONGEST_CHINESE
    return len(tidy) <= _LONGEST_LATIN and _LATIN.fullmatch(tidy) is not None and _is_latin(tidy)


def _is_latin(text: str) -> bool:
    letters = (character for character in text if character.isalpha())
    return all(unicode_name(letter, "").startswith("LATIN ") for letter in letters)
