"""Controls of one kind side by side, some of them on: what tells these from the others.

What is written on each, and what is drawn for it, may differ whatever the state. So a difference counts only
where it cannot come from the content: a form of letters, a colour that the others share, or a mark in a place
where those of one state look alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np
from numpy.typing import NDArray

from ..looking.roles import EDITABLE, role_of_class
from ..looking.screen import Screen
from ..looking.tree import Element
from ..pixels.colour import Bytes
from ..pixels.recolouring import Difference, difference, differing
from ..pixels.vision import least_ratio
from .looks import Look, is_whole, look_of

_SAID = frozenset({
    "on", "off", "yes", "no", "selected", "chosen", "active", "inactive", "enabled", "disabled",
    "开", "关", "开启", "关闭", "已开启", "已关闭", "是", "否", "已选", "已选择", "已选中", "选中", "未选",
})  # fmt: skip
_SPECK_PX = 6  # fewer pixels are rounding
_RIM_DP, _CORNER_DP = 1.5, 16.0  # what the first and the last of a row are often drawn otherwise in


class Cue(Enum):
    """What tells two states apart."""

    FORM = auto()
    MARK = auto()
    WORDS = auto()
    SIGN = auto()
    LIGHTNESS = auto()
    HUE = auto()
    NOTHING = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Compared:
    """The cue that tells an element's state; the ratio, 1 to 21, between the states or of the mark."""

    element: Element
    cue: Cue
    ratio: float


@dataclass(frozen=True, slots=True)
class Limits:
    """The ratio that is ``required`` between two states, and the one from which a mark is ``visible``."""

    required: float
    visible: float


def groups(
    screen: Screen, elements: Iterable[Element], state: Callable[[Element], bool | None]
) -> Iterator[tuple[list[Element], list[Element]]]:
    """Yield what is on and what is off among elements of one class, role and size, where both exist."""
    alike: dict[tuple[object, ...], tuple[list[Element], list[Element]]] = {}
    for element in elements:
        on = state(element)
        if on is None or not is_whole(screen.frame, element):
            continue
        left, bottom, right, top = element.rect
        key = type(element.widget), element.role, round(right - left), round(top - bottom)
        alike.setdefault(key, ([], []))[0 if on else 1].append(element)
    yield from (pair for pair in alike.values() if all(pair))


def compare(screen: Screen, on: list[Element], off: list[Element], limits: Limits) -> Iterator[Compared]:
    """Yield what tells each element that is on from those that are off."""
    looks = {element: look_of(screen, element) for element in (*on, *off)}
    size = tuple(min(look.bare.shape[axis] for look in looks.values()) for axis in (0, 1))
    bare = {
        element: look.bare[: size[0], : size[1]] for element, look in looks.items()
    }  # rounding adds a pixel
    varying = _varying([bare[each] for each in on]) | _varying([bare[each] for each in off])
    rim = _rim(size, screen.scale)
    if on[0].role in EDITABLE:
        rim[:] = False  # fields do not form a row, and their frame is what tells that one is wrong
    known = _has_no_content(on[0]) or (len(looks) > 2 and not (varying & ~rim).any())
    order = sorted(looks, key=lambda each: (-each.rect[1], each.rect[0]))
    ends = order[0], order[-1]
    for element in on:
        untrusted = varying | rim if element in ends else varying
        drawn = [_drawn(bare[element], bare[each], untrusted, screen.scale) for each in off]
        cue, ratio = _cue(looks[element], [looks[each] for each in off], drawn, known, limits)
        if cue in (Cue.HUE, Cue.NOTHING) and _has_mark(bare[element], [bare[each] for each in off], limits):
            cue = Cue.UNKNOWN  # where content, or a place at the end of the row, may be what makes it
        yield Compared(element, cue, ratio)


def _has_no_content(element: Element) -> bool:
    """Tell whether a control is one that is drawn alike wherever it stands: a check box, a switch."""
    return role_of_class(type(element.widget)) in ("check_box", "switch") and not element.children


def _has_mark(one: Bytes, others: list[Bytes], limits: Limits) -> bool:
    """Tell whether something is drawn that none of the others has, for whatever reason."""
    return all(difference(one, other).mark >= limits.visible for other in others)


def _varying(looks: list[Bytes]) -> NDArray[np.bool_]:
    """Return where those of one state look different from each other."""
    varying = np.zeros(looks[0].shape[:2], np.bool_)
    for look in looks[1:]:
        varying |= differing(looks[0], look)
    return varying


def _rim(size: tuple[int, ...], scale: float) -> NDArray[np.bool_]:
    """Return the edge of a box and its corners: lines between rows, and round corners of the outer ones."""
    height, width = size
    rows, columns = np.ogrid[:height, :width]
    down, across = np.minimum(rows, height - 1 - rows), np.minimum(columns, width - 1 - columns)
    corner = min(_CORNER_DP * scale, height / 3, width / 3)
    rim: NDArray[np.bool_] = (np.minimum(down, across) < _RIM_DP * scale) | (
        (down < corner) & (across < corner)
    )
    return rim


def _drawn(one: Bytes, other: Bytes, untrusted: NDArray[np.bool_], scale: float) -> Difference:
    """Compare two looks where a difference comes from the state."""
    masked = one.copy()
    masked[untrusted] = other[untrusted]
    return difference(masked, other, scale)


def _cue(
    one: Look, others: list[Look], drawn: list[Difference], known: bool, limits: Limits
) -> tuple[Cue, float]:
    """Return the cue and its ratio; ``known`` tells that there are several of one state, drawn alike."""
    pairs = zip(others, drawn, strict=True)
    ratio = min(_lightness(one, other, each, limits.visible) for other, each in pairs)
    mark = min(each.mark for each in drawn)
    if ratio >= limits.required:
        return Cue.LIGHTNESS, ratio
    written = _written(one, others)
    if written is None and mark >= limits.visible:
        return (Cue.MARK if known else Cue.UNKNOWN), max(ratio, mark)
    return written or _coloured(one, others, drawn), ratio


def _written(one: Look, others: list[Look]) -> Cue | None:
    """Return the cue in what is written on one and not on the others, None where there is none."""
    alone = all(one.forms != other.forms for other in others)
    if one.forms and alone and _agree(other.forms for other in others):
        return Cue.FORM
    if _SAID & {*one.words} and not {*one.words} & {*others[0].words}:
        return Cue.WORDS
    return None


def _coloured(one: Look, others: list[Look], drawn: list[Difference]) -> Cue:
    """Return the cue where neither lightness nor words nor a mark tells the state."""
    if one.signs != others[0].signs:
        return Cue.SIGN if len(others) > 1 and _agree(other.signs for other in others) else Cue.UNKNOWN
    if not _agree((other.ground, other.ink) for other in others):
        return Cue.UNKNOWN
    differs = max(each.changed for each in drawn) > _SPECK_PX or one.ink != others[0].ink
    return Cue.HUE if differs else Cue.NOTHING


def _agree(things: Iterable[object]) -> bool:
    return len({*things}) == 1


def _lightness(one: Look, other: Look, drawn: Difference, visible: float) -> float:
    """Return the ratio between two looks: of the ground, or of what is recoloured, and of the ink."""
    ratios = [least_ratio(one.ground, other.ground) if drawn.mark >= visible else drawn.ratio]
    if one.ink is not None and other.ink is not None:
        ratios.append(least_ratio(one.ink, other.ink))
    return max(ratios)
