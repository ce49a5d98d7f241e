"""The lines of Kivy's text inputs: their characters, where each stands, and the caret among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..looking.roles import EDITABLE
from ..looking.tree import Element
from ..pixels.affine import Rect
from .records import Caret, TextLine

if TYPE_CHECKING:
    from kivy.uix.textinput import TextInput

_MOST_MEASURED = 400  # characters of a line whose places are told; a longer line is told as evenly spaced


def lines_of(element: Element, bounds: Rect) -> tuple[TextLine, ...]:
    """Return what stands in an input, line by line; nothing for a password or what is no input of Kivy's."""
    from kivy.uix.textinput import TextInput

    field = element.widget
    if element.role not in EDITABLE or element.role == "password_input" or not isinstance(field, TextInput):
        return ()
    height = field.line_height + field.line_spacing
    left = bounds[0] + field.padding[0] - field.scroll_x
    top = bounds[1] + field.padding[1] - field.scroll_y
    found = []
    for number, (text, ending) in enumerate(_lines(field)):
        starts = _starts(field, text)
        place = (left, top + number * height, left + starts[-1], top + number * height + field.line_height)
        ends = (*starts, starts[-1]) if ending else starts
        found.append(TextLine((number + 1 << 40) | field.uid, text + ending, place, ends))
    return tuple(found)


def _lines(field: TextInput) -> list[tuple[str, str]]:
    """Return each line as it is broken on the screen, and the line break where a person ended it."""
    texts, flags = list(field._lines), list(field._lines_flags)
    follows = [*(flags[1:]), 0]
    ended = [bool(flag & 1) for flag in follows]
    last = len(texts) - 1
    return [(text, "\n" if number < last and ended[number] else "") for number, text in enumerate(texts)]


def _starts(field: TextInput, text: str) -> tuple[float, ...]:
    measured = min(len(text), _MOST_MEASURED)
    starts = [_width(field, text[:end]) for end in range(measured + 1)]
    each = starts[-1] / measured if measured else 0.0
    starts += [starts[-1] + each * more for more in range(1, len(text) - measured + 1)]
    return tuple(starts)


def _width(field: Any, text: str) -> float:  # noqa: ANN401 - a TextInput
    return float(field._get_text_width(text, field.tab_width, field._label_cached))


def caret_of(element: Element, lines: tuple[TextLine, ...]) -> Caret | None:
    """Return where the caret of an input stands, and where its selection began."""
    if not lines:
        return None
    field: Any = element.widget
    column, row = field.cursor
    row = min(max(row, 0), len(lines) - 1)
    focus = (lines[row].id, min(column, len(lines[row].text)))
    if not field.selection_text:
        return Caret(focus, focus)
    start, end = sorted((field.selection_from, field.selection_to))
    at = field.cursor_index()
    return Caret(_place(lines, end if at == start else start), focus)


def _place(lines: tuple[TextLine, ...], index: int) -> tuple[int, int]:
    """Return the line, and the place in it, of a place in the whole text."""
    for line in lines:
        if index <= len(line.text.removesuffix("\n")):
            return line.id, index
        index -= len(line.text)
    return lines[-1].id, len(lines[-1].text)
