"""Break text into lines by the rules of Chinese: between any two characters, no punctuation at line start.

A Chinese name in a text of another script is a word of it, and stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable

# GB/T 15834-2011 §5.1: closing marks never begin a line, opening ones never end it.
_CLOSING = (
    ",.;:?!)]}%"
    "\u00b7\u2026\u3001\u3002\uff0c\uff1b\uff1a\uff1f\uff01\uff09\u300b\u300d\u300f\u3011\u201d\u2019"
)
_OPENING = "([{\u00a5\uff08\u300a\u300c\u300e\u3010\u201c\u2018"
_CHINESE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_PIECE = re.compile(
    rf"[{re.escape(_OPENING)}]*(?:{_CHINESE}|[^\s\u2e80-\u9fff\uf900-\ufaff]+?(?={_CHINESE}|\s|$))"
    rf"[{re.escape(_CLOSING)}]*\s*|\S|\s+"
)


_NAME = re.compile(rf"(?:{_CHINESE}|\*){{2,6}}[{re.escape(_CLOSING)}]*\s*|" + _PIECE.pattern)
_LATIN = re.compile("[A-Za-z]")


def pieces(text: str) -> list[str]:
    """Split a text where a line may break; blanks stay at the end of what they follow."""
    chinese = re.findall(_CHINESE, text)
    foreign = chinese and len(_LATIN.findall(text)) > 2 * len(chinese)
    return (_NAME if foreign else _PIECE).findall(text)


def break_lines(text: str, width: float, measure: Callable[[str], float]) -> str:
    """Return the text with line breaks, so that each line measures at most ``width`` px.

    A single piece that is wider stands alone and is left to the renderer, which breaks it by letters.
    """
    return "\n".join(line for part in text.split("\n") for line in _lines(pieces(part), width, measure))


def _lines(parts: list[str], width: float, measure: Callable[[str], float]) -> list[str]:
    lines: list[list[str]] = [[]]
    for part in parts:
        if lines[-1] and measure("".join((*lines[-1], part)).rstrip()) > width:
            lines.append([])
        lines[-1].append(part)
    _spare_last_character(lines)
    return ["".join(line).rstrip() for line in lines]


def _spare_last_character(lines: list[list[str]]) -> None:
    """Give a last line of one character company from the line above."""
    if len(lines) > 1 and len(lines[-1]) == 1 and len(lines[-1][0]) <= 2 and len(lines[-2]) > 2:
        lines[-1].insert(0, lines[-2].pop())
