"""Links within a text: what tells them from the words around them (WCAG's technique G183, failure F73)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..pixels.colour import Rgb
from ..pixels.contrast import Measured
from ..pixels.letters import Letter
from ..pixels.vision import least_ratio

_ARROWS = frozenset("→↗›»>🔗⧉")  # a sign at a link's end tells it, too


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a text: its ``ratio`` to the nearest colour around it, and whether its ``form`` differs."""

    ref: str
    ratio: float
    form: bool


def links(measured: Measured) -> Iterator[Link]:
    """Yield the links of a text that stand among other words; nothing where all of it is one link."""
    letters = [letter for letter in measured.letters if letter.span is not None]
    around = [letter for letter in letters if not _ref(letter)]
    if not any(letter.text.isalnum() for letter in around):
        return
    forms = {letter.span.form for letter in around if letter.span is not None}
    colours = _colours(around)
    for ref in dict.fromkeys(filter(None, map(_ref, letters))):
        mine = [letter for letter in letters if _ref(letter) == ref]
        ratio = min(least_ratio(one, other) for one in _colours(mine)[:1] for other in colours)
        own = {letter.span.form for letter in mine if letter.span is not None}
        yield Link(ref, ratio, forms.isdisjoint(own) or any(letter.text in _ARROWS for letter in mine))


def _ref(letter: Letter) -> str:
    return letter.span.ref if letter.span is not None else ""


def _colours(letters: Sequence[Letter]) -> list[Rgb]:
    """Return the colours that letters have, the commonest first."""
    return [colour for colour, _ in Counter(letter.foreground for letter in letters).most_common()]
