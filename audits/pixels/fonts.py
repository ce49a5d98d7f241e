"""Which characters a font has, by its own character map, and what is drawn for one that it has not."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from . import painting
from .painting import Font

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_FILES_KEPT = 64
_ABSENT = "\U0010ffff"  # a noncharacter: Unicode never assigns it, and no font has it
_NOTHING = "0"  # the first glyph of a font is the sign for what it has not
_BLANK_CATEGORIES = frozenset({"Zs", "Cf"})
# Of "Default_Ignorable_Code_Point" in Unicode's DerivedCoreProperties.txt, those of other categories than Cf.
_IGNORABLE = frozenset({0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, *range(0x180B, 0x1810)})
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_ENCODINGS = ((3, 10), (3, 1), (3, 0), (2, 1), (0, 6), (0, 4), (0, 3), (0, 2), (0, 1), (0, 0), (1, 0))
_SYMBOLS = range(0xF000, 0xF100)  # where fonts of the symbol encoding keep what they have for 0 to 255


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font's full name, and the code points that its character map gives a glyph for."""

    name: str
    has: frozenset[int]


@lru_cache(maxsize=_FILES_KEPT)
def read(path: str) -> FontFile | None:
    """Read a font file as Kivy's providers open it: of a collection, the first face.

    None where the file is gone, or of a kind that fontTools does not read, as bitmap fonts are.
    """
    from fontTools.ttLib import TTFont

    try:
        with Path(path).open("rb") as file, _unheard(), TTFont(file, fontNumber=0, lazy=True) as font:
            names = font["name"]
            return FontFile(str(names.getDebugName(4) or names.getBestFamilyName()), _mapped(font))
    except Exception:  # noqa: BLE001 - fontTools has no one error for what it cannot read
        return None


@contextmanager
def _unheard() -> Iterator[None]:
    """Keep what fontTools logs of a font's small faults off the console: people are told of characters."""
    logger = logging.getLogger("fontTools")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def _mapped(font: TTFont) -> frozenset[int]:
    # Glyphs are called by their numbers: their names would have to be read from the whole font.
    font.setGlyphOrder([str(number) for number in range(font["maxp"].numGlyphs)])
    tables: Mapping[tuple[int, int], Any] = {
        (table.platformID, table.platEncID): table for table in font["cmap"].tables if table.format != 14
    }
    chosen = next((tables[encoding] for encoding in _ENCODINGS if encoding in tables), None)
    if chosen is None:
        return frozenset()
    codes = {code for code, glyph in chosen.cmap.items() if glyph != _NOTHING}
    if (chosen.platformID, chosen.platEncID) == (3, 0):
        codes |= {code - _SYMBOLS.start for code in codes if code in _SYMBOLS}
    return frozenset(codes)


def missing(text: str, font: Font) -> list[str] | None:
    """Return the characters of a text, each once, for which its font has no glyph; None if it cannot be read.

    What the character map lacks is drawn: only what comes out as the sign for a missing glyph is missing, and
    not what the provider composes of other glyphs, takes from another font, or does not draw at all.
    """
    path = dict(zip(painting.FONT_KEYS, font, strict=True))["font_name_r"]
    file = read(path) if isinstance(path, str) else None
    if file is None:
        return None
    return [each for each in _lacking(text, file.has) if _comes_out_missing(each, font)]


def _lacking(text: str, has: frozenset[int]) -> Iterable[str]:
    """Return what a font lacks of a text, but for what it has as one character with the one before."""
    found: dict[str, None] = {}
    for before, character in zip(" " + text, text, strict=False):
        if ord(character) not in has and character != "\n":
            composed = unicodedata.normalize("NFC", before + character)
            if len(composed) > 1 or ord(composed) not in has:
                found[character] = None
    return found


def _comes_out_missing(character: str, font: Font) -> bool:
    """Tell whether a character is drawn as one that no font has."""
    drawn, absent = painting.paint(character, font), painting.paint(_ABSENT, font)
    if drawn.shape != absent.shape or not np.array_equal(drawn, absent):
        return False
    return bool(drawn.any()) or not _is_blank(character)


def _is_blank(character: str) -> bool:
    """Tell whether nothing has to be seen of a character: a space, a joiner, a variation selector."""
    code = ord(character)
    return (
        unicodedata.category(character) in _BLANK_CATEGORIES
        or code in _IGNORABLE
        or any(code in selectors for selectors in _SELECTORS)
    )
