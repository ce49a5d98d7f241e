"""storyboard.png: the screens of a walk as one picture, each with what led to it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from PIL import Image, ImageDraw, ImageFont

from app.prototype.fonts import regular_font
from app.walkthrough.evidence.trace import Result
from app.walkthrough.recorded.walk import Walk
from app.walkthrough.viewing.drawing.scenes import Scene, mark_touch, scenes
from app.walkthrough.viewing.pages import duration, variant_told, verdict_key, words_in
from audits.reports.words import Words
from audits.writing.plaintext import displayable

FILE = "storyboard.png"
_MOST = 60  # screens: ten rows of six
_COLUMNS = 6
_WIDE_COLUMNS = 3  # of screens that are wider than high
_STRIP = 1720  # px: the width of all columns
_GAP, _CORNER, _LINES, _LINE = 28, 20, 3, 22  # px, and lines of a caption
_HEAD = 118
_PAGE, _CARD, _TEXT, _SECONDARY, _BEZEL = "#F1F3F6", "#FFFFFF", "#15181D", "#454C57", "#15181D"
_COLOURS = {Result.PASSED: "#0B5A33", Result.FAILED: "#8F1810"}
_WARN = "#6B4200"

Font = ImageFont.FreeTypeFont


def storyboard(walk: Walk) -> bytes:
    """Return the storyboard of a walk as PNG, b"" where it has no pictures."""
    shown = list(scenes(walk, _MOST))
    if not shown:
        return b""
    columns = min(len(shown), _WIDE_COLUMNS if walk.size[0] > walk.size[1] else _COLUMNS)
    width = _STRIP // (_WIDE_COLUMNS if walk.size[0] > walk.size[1] else _COLUMNS) - _GAP
    height = round(width * shown[0].picture.height / shown[0].picture.width)
    cell = height + _LINES * _LINE + _GAP + 14
    rows = -(-len(shown) // columns)
    size = (max(_GAP + columns * (width + _GAP), 900), _HEAD + rows * cell + _GAP)
    board = Image.new("RGB", size, _PAGE)
    pen = ImageDraw.Draw(board)
    font = _fonts()
    _write_head(pen, walk, size[0], font)
    for number, scene in enumerate(shown):
        row, column = divmod(number, columns)
        left, top = _GAP + column * (width + _GAP), _HEAD + row * cell
        _place(board, scene, (left, top, width, height))
        _write_caption(pen, scene, (left, top + height + 10), width, font)
    out = io.BytesIO()
    board.save(out, "PNG", compress_level=6)
    return out.getvalue()


def _fonts() -> Callable[[int], Font]:
    file = str(regular_font())
    return lambda size: ImageFont.truetype(file, size)


def _write_head(pen: ImageDraw.ImageDraw, walk: Walk, width: int, font: Callable[[int], Font]) -> None:
    words = words_in(walk.variant.get("lang", ""))
    title, small = font(32), font(18)
    verdict = " · ".join((_plain(words, verdict_key(walk)), _plain(words, "unit.steps", n=len(walk.steps))))
    pen.text((_GAP, 22), _fitted(displayable(walk.name), title, width - 2 * _GAP), _TEXT, title)
    pen.text((_GAP, 70), verdict, _COLOURS.get(walk.result, _WARN), small)
    told = [
        *variant_told(walk.variant, words.lang),
        _plain(words, "unit.virtual", time=duration(walk.virtual_s)),
    ]
    left = _GAP + round(small.getlength(verdict)) + 16
    pen.text(
        (left, 70), _fitted(displayable(" · ".join(told)), small, width - left - _GAP), _SECONDARY, small
    )


def _plain(words: Words, key: str, **values: object) -> str:
    return words(key, **values).striptags()


def _place(board: Image.Image, scene: Scene, place: tuple[int, int, int, int]) -> None:
    left, top, width, height = place
    small = scene.picture.resize((width, height), Image.Resampling.LANCZOS)
    if scene.touch is not None:
        mark_touch(small, scene.touch, scene.touch_to, width / scene.picture.width)
    mask = Image.new("L", (width * 2, height * 2), 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, width * 2 - 1, height * 2 - 1), _CORNER * 2, fill=255)
    pen = ImageDraw.Draw(board)
    edge = 3
    pen.rounded_rectangle(
        (left - edge, top - edge, left + width + edge - 1, top + height + edge - 1), _CORNER + edge, _BEZEL
    )
    board.paste(small, (left, top), mask.resize((width, height), Image.Resampling.LANCZOS))


def _write_caption(
    pen: ImageDraw.ImageDraw, scene: Scene, place: tuple[int, int], width: int, font: Callable[[int], Font]
) -> None:
    step = scene.step
    left, top = place
    failed = step.result is Result.FAILED
    colour = _COLOURS[Result.FAILED] if failed else _TEXT
    head = f"{step.number} · {duration(step.at_s + step.took_s)}"
    pen.text((left, top), head, colour, font(17))
    small = font(15)
    for number, line in enumerate(_wrapped(displayable(step.words), small, width, _LINES - 1), 1):
        pen.text((left, top + number * _LINE), line, colour if failed else _SECONDARY, small)


def _wrapped(text: str, font: Font, width: float, most: int) -> Iterator[str]:
    """Yield the lines of a text; the last one is cut where there would be more."""
    for number in range(most):
        if not text:
            return
        line = text if number == most - 1 else _head(text, font, width)
        yield _fitted(line, font, width)
        text = text[len(line) :].lstrip()


def _head(text: str, font: Font, width: float) -> str:
    """Return as much of a text as fits, to the end of a word where that is not far back."""
    if font.getlength(text) <= width:
        return text
    end = next(end for end in range(len(text), 0, -1) if font.getlength(text[:end]) <= width or end == 1)
    space = text.rfind(" ", end // 2, end)
    return text[: space if space > 0 else end]


def _fitted(text: str, font: Font, width: float) -> str:
    if font.getlength(text) <= width:
        return text
    end = next((end for end in range(len(text), 0, -1) if font.getlength(text[:end] + "…") <= width), 0)
    return text[:end] + "…"
