"""The Chinese fonts: taken from their packages once, kept in the user's cache, registered with Kivy.

Kivy's own font has no Chinese glyph. Regular is the simplified-Chinese face of Noto Sans CJK. Medium, for
titles and buttons, is cut from the variable font to what GB 2312 and Latin need: instancing every glyph
would take half a minute. What Medium lacks is drawn in Regular (see ``in_medium``).
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable
from functools import cache, partial
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from platformdirs import user_cache_path

from app.errors import MachineError

REGULAR = "Mingbai"
MEDIUM = "Mingbai Medium"
_WEIGHT = 500
_SC_FACE = 2  # the collection's faces are JP, KR, SC, TC, HK


@cache
def register_fonts() -> None:
    """Make the fonts known to Kivy by the names REGULAR and MEDIUM; the first start builds them (about 5 s).

    Raises MachineError when the font package is not there.
    """
    from kivy.core.text import LabelBase

    regular = regular_font()
    try:
        medium = _kept("medium.ttf", _write_medium)
    except (OSError, ValueError, LookupError, ImportError, MachineError):
        medium = regular  # a lighter title is better than none
    LabelBase.register(REGULAR, str(regular), fn_bold=str(medium))
    LabelBase.register(MEDIUM, str(medium), fn_bold=str(medium))


def regular_font() -> Path:
    """Return the file of Regular, for whoever draws with it; made first where it is missing.

    Raises MachineError when the font package is not there.
    """
    return _kept("regular.otf", _write_regular)


@cache
def in_medium(text: str) -> bool:
    """Tell whether Medium can draw all of a text."""
    return all(character in _medium_characters() for character in text)


@cache
def _medium_characters() -> frozenset[str]:
    """GB 2312, Latin 1 and the signs that the texts use beyond them."""
    rows = range(0xA1, 0xF8)
    cells = range(0xA1, 0xFF)
    chinese = b"".join(bytes((row, cell)) for row in rows for cell in cells).decode("gb2312", "ignore")
    latin = map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))
    signs = map(chr, (*range(0x2010, 0x2028), *range(0x2030, 0x203F), 0x20AC, 0x2190, 0x2192, 0x2212))
    return frozenset(chinese).union(latin, signs, "\n")


def _kept(name: str, write: Callable[[Path], None]) -> Path:
    """Return a font from the cache, made there first where it is missing."""
    folders: tuple[Callable[[], Path], ...] = (partial(user_cache_path, "mingbai"), _temporary_folder)
    for folder in folders:
        try:
            return _made(folder() / f"fonts-{version('mingbai')}" / name, write)
        except OSError:
            continue
    raise MachineError("there is no folder to keep the fonts in", "free some room in the temporary folder")


def _made(path: Path, write: Callable[[Path], None]) -> Path:
    """Write a font beside its place and move it there in one step: two starts at once cannot spoil it."""
    if path.is_file():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, scratch = tempfile.mkstemp(dir=path.parent, suffix=path.suffix)
    os.close(descriptor)
    try:
        write(Path(scratch))
        return Path(scratch).replace(path)
    finally:
        Path(scratch).unlink(missing_ok=True)


@cache
def _temporary_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="mingbai-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _write_regular(path: Path) -> None:
    from fontTools.ttLib import TTFont

    collection = _package("noto_cjk_sans_otc") / "NotoSansCJK-Regular.ttc"
    with TTFont(collection, fontNumber=_SC_FACE) as font:
        font.save(path)


def _write_medium(path: Path) -> None:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    variable = _package("justmytype_intl_cjk") / "fonts/ofl/notosanssc/NotoSansSC[wght].ttf"
    with TTFont(variable) as font:
        subsetter = Subsetter(
            Options(layout_features=[], hinting=False, drop_tables=["GSUB", "GPOS", "GDEF"])
        )
        subsetter.populate(text="".join(_medium_characters()))
        subsetter.subset(font)
        instantiateVariableFont(font, {"wght": _WEIGHT}, inplace=True)
        font.save(path)


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise MachineError(f"the font package {name} is not installed", "install mingbai again")
    return Path(spec.origin).parent
