"""Character maps of font files: collections, fonts of symbols, files that cannot be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTCollection, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables._g_l_y_f import Glyph
from kivy.uix.label import Label

from audits import Finding, Outcome, audit
from audits.pixels import fonts
from audits.pixels.painting import Font, font_of
from tests.audits.stage import prepare

BDF = """STARTFONT 2.1
FONT -test-tiny-medium-r-normal--8-80-75-75-c-80-iso10646-1
SIZE 8 75 75
FONTBOUNDINGBOX 8 8 0 0
STARTPROPERTIES 2
FONT_ASCENT 8
FONT_DESCENT 0
ENDPROPERTIES
CHARS 1
STARTCHAR A
ENCODING 65
SWIDTH 1000 0
DWIDTH 8 0
BBX 8 8 0 0
BITMAP
FF
81
81
FF
81
81
81
81
ENDCHAR
ENDFONT
"""


def build(characters: str, name: str) -> Any:
    """Return a font that has these characters, each a square."""
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    for number, corner in enumerate(((100, 0), (100, 700), (500, 700), (500, 0))):
        (pen.lineTo if number else pen.moveTo)(corner)
    pen.closePath()
    square = pen.glyph()
    names = [".notdef", *(f"u{ord(each):04X}" for each in characters)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(each): f"u{ord(each):04X}" for each in characters})
    builder.setupGlyf({glyph: Glyph() if glyph == ".notdef" else square for glyph in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 100)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "fullName": name})
    builder.setupOS2()
    builder.setupPost()
    return builder.font


def judged(text: str, path: Path) -> Finding:
    prepare()
    label = Label(text=text, font_name=str(path))
    (finding,) = audit(label, rules=["missing-glyph"], states=["default"], picture=False).findings
    return finding


def a_font(path: Path) -> Font:
    prepare()
    return font_of(Label(font_name=str(path))._label.options)


def test_of_a_collection_the_first_face_counts(tmp_path: Path) -> None:
    collection = TTCollection()
    collection.fonts = [build("ab", "First"), build("abc", "Second")]
    collection.save(tmp_path / "two.ttc")
    assert fonts.read(str(tmp_path / "two.ttc")) == fonts.FontFile("First", frozenset(map(ord, "ab")))
    assert judged("ab", tmp_path / "two.ttc").outcome is Outcome.PASSED
    assert "First has no glyph for U+0063" in judged("abc", tmp_path / "two.ttc").message


def test_a_font_that_draws_nothing_for_what_it_has_not_is_told(tmp_path: Path) -> None:
    build("ab ", "Blank").save(tmp_path / "blank.ttf")
    assert fonts.missing("a b\u200bc", a_font(tmp_path / "blank.ttf")) == ["c"]


def test_a_character_that_is_mapped_to_the_sign_for_nothing_is_missing(tmp_path: Path) -> None:
    font = build("ab", "Mapped")
    for table in font["cmap"].tables:
        table.cmap[ord("c")] = ".notdef"
    font.save(tmp_path / "mapped.ttf")
    assert fonts.missing("abc", a_font(tmp_path / "mapped.ttf")) == ["c"]


def test_a_font_of_symbols_has_them_by_either_code(tmp_path: Path) -> None:
    font = build("ab", "Symbols")
    table = CmapSubtable.newSubtable(4)
    table.platformID, table.platEncID, table.language = 3, 0, 0
    table.cmap = {0xF061: "u0061"}
    font["cmap"] = newTable("cmap")
    font["cmap"].tableVersion, font["cmap"].tables = 0, [table]
    font.save(tmp_path / "symbols.ttf")
    file = fonts.read(str(tmp_path / "symbols.ttf"))
    assert file is not None
    assert file.has == {0xF061, 0x61}


@pytest.mark.parametrize("name", ["gone.ttf", "text.ttf"])
def test_a_file_that_is_no_font_has_no_map(name: str, tmp_path: Path) -> None:
    (tmp_path / "text.ttf").write_text("no font")
    assert fonts.read(str(tmp_path / name)) is None


def test_a_bitmap_font_is_left_to_a_person(tmp_path: Path) -> None:
    (tmp_path / "tiny.bdf").write_text(BDF)
    finding = judged("A", tmp_path / "tiny.bdf")
    assert (finding.outcome, finding.reason) == (Outcome.CANT_TELL, "unread-font")


def test_what_was_typed_is_told_nowhere(tmp_path: Path) -> None:
    from kivy.uix.textinput import TextInput

    prepare()
    field = TextInput(text="李雷", hint_text="name")
    (finding,) = audit(field, rules=["missing-glyph"], states=["default"], picture=False).findings
    assert finding.outcome is Outcome.FAILED
    assert "U+" not in f"{finding.message} {finding.data}"
    assert not set("李雷") & set(f"{finding.message} {finding.data}")
