"""Break text into lines: as few as they need, without a last one that holds next to nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from screens.widgets.pieces import letters, pieces

_LEAST = 0.25  # of the width: a shorter last line gets a word from the line above


def break_lines(text: str, width: float, measure: Callable[[str], float]) -> str:
    """Return the text with line breaks, so that each line measures at most ``width`` px.

    A word that is wider is split between its characters; one of letters that is wider stands alone and is
    left to the renderer.
    """
    return "\n".join(line for part in text.split("\n") for line in _lines(part, width, measure))


def _lines(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    lines: list[list[str]] = [[]]
    for part in _fitting(text, width, measure):
        if lines[-1] and measure("".join((*lines[-1], part)).rstrip()) > width:
            lines.append([])
        lines[-1].append(part)
    if len(lines) > 1:
        _spare_last_word(lines[-2], lines[-1], width * _LEAST, measure)
    return ["".join(line).rstrip() for line in lines]


def _fitting(text: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    for piece in pieces(text):
        yield from (piece,) if measure(piece.rstrip()) <= width else letters(piece)


def _spare_last_word(
    above: list[str], last: list[str], least: float, measure: Callable[[str], float]
) -> None:
    """Give a short last line company, as long as the line above does not become the shorter one."""

    def long(parts: list[str]) -> float:
        return measure("".join(parts).rstrip())

    while long(last) < least and long(above[:-1]) >= long([above[-1], *last]):
        last.insert(0, above.pop())
