"""The colours of each element as records, so that two looks at an app, in two processes, can be compared.

Pure but for ``seen_on``, which makes the records of a look.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..model import Box
from ..pixels.colour import Bytes, Rgb, as_rgbs, hexadecimal
from .tree import Element, shows

if TYPE_CHECKING:
    from .screen import Screen

_MAIN = 0.03  # share of an element's pixels from which a colour is one of its main ones
_MOST = 4
_PLACE_DP = 1.0


@dataclass(frozen=True, slots=True)
class Seen:
    """An element's path and box, the colours of its ``text`` and its main ones, the commonest first."""

    path: str
    box: Box
    text: tuple[Rgb, ...]
    main: tuple[Rgb, ...]


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What looks otherwise: its path, "text" or "ground", its colour ``now`` and then, as #RRGGBB."""

    path: str
    what: str
    now: str
    then: str


def seen_on(screen: Screen) -> tuple[Seen, ...]:
    """Return the colours of all that shows on a screen."""
    return tuple(_seen(screen, element) for element in screen.elements if shows(element))


def _seen(screen: Screen, element: Element) -> Seen:
    letters = (letter for one in screen.texts.get(element, ()) for letter in one.letters)
    inks = Counter(letter.foreground for letter in letters)
    left, bottom, right, top = (max(0, round(side)) for side in element.visible)
    text = tuple(ink for ink, _ in inks.most_common(_MOST))
    return Seen(element.path, screen.box(element.rect), text, _main(screen.frame[bottom:top, left:right]))


def _main(pixels: Bytes) -> tuple[Rgb, ...]:
    whole = np.ascontiguousarray(pixels).view(np.uint32).ravel()
    colours, counts = np.unique(whole, return_counts=True)
    order = np.argsort(-counts, kind="stable")[:_MOST]
    chosen = colours[order[counts[order] >= _MAIN * len(whole)]]
    return tuple(as_rgbs(chosen.view(np.uint8).reshape(-1, 4)))


def otherwise(now: Sequence[Seen], then: Sequence[Seen], tolerance: float) -> Iterator[Otherwise]:
    """Yield what has other colours now than then: more than ``tolerance`` of 255 in a channel.

    A colour that an element shares with something inside it is told of that alone. What is not there, or
    stands elsewhere, is passed over; see ``unlike``.
    """
    before = {each.path: each for each in then}
    told: list[str] = []
    for each in sorted(_alike(now, then), key=lambda each: -each.path.count("/")):
        old = before[each.path]
        text = _missing(each.text, old.text, tolerance)
        inside = any(path.startswith(f"{_place(each.path)}/") for path in told)
        if text or not inside:
            ground = None if text else _missing(each.main, old.main, tolerance)
            if found := text or ground:
                told.append(_place(each.path))
                yield Otherwise(each.path, "text" if text else "ground", *map(hexadecimal, found))


def _place(path: str) -> str:
    """Return a path without its own id, as it begins the paths of what lies inside."""
    return path.rpartition("#")[0] if "#" in path.rpartition("/")[2] else path


def _missing(now: Sequence[Rgb], then: Sequence[Rgb], tolerance: float) -> tuple[Rgb, Rgb] | None:
    """Return a colour of now that was none then, with the one that was in its stead; None where all were."""
    fresh = [colour for colour in now if not _has(then, colour, tolerance)]
    gone = [colour for colour in then if not _has(now, colour, tolerance)]
    return (fresh[0], gone[0]) if fresh and gone else None


def _has(colours: Iterable[Rgb], colour: Rgb, tolerance: float) -> bool:
    return any(max(abs(a - b) for a, b in zip(each, colour, strict=True)) <= tolerance for each in colours)


def _alike(now: Sequence[Seen], then: Sequence[Seen]) -> list[Seen]:
    before = {each.path: each.box for each in then}
    return [each for each in now if each.path in before and _same_place(each.box, before[each.path])]


def _same_place(one: Box, other: Box) -> bool:
    sides = ((one.x, other.x), (one.y, other.y), (one.width, other.width), (one.height, other.height))
    return all(abs(a - b) <= _PLACE_DP for a, b in sides)


def unlike(now: Sequence[Seen], then: Sequence[Seen]) -> list[str]:
    """Return the paths of what was not there then, or stood elsewhere: its colours cannot be compared."""
    alike = {each.path for each in _alike(now, then)}
    return [each.path for each in now if each.path not in alike]
