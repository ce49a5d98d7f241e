"""What controls draw beyond their boxes, as focus rings, and which controls do not meet in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..looking.screen import Screen
from ..looking.tree import Element
from ..pixels.affine import Rect, intersect, is_empty
from .shapes import Graphics

_ROUNDING = 1.0  # px


def drawn_beyond(screen: Screen, controls: Sequence[Element]) -> dict[Element, Rect]:
    """Return where controls draw now that reach out of their boxes, in frame px; others are left out.

    ``screen`` is a look at them in any state.
    """
    graphics = Graphics(screen, controls, ())
    found = {control: graphics.beyond(control, _ROUNDING) for control in controls}
    return {control: area for control, area in found.items() if area is not None}


def apart(controls: Sequence[Element], beyond: Mapping[Element, Rect]) -> list[list[Element]]:
    """Part controls into groups, in which what none draws ``beyond`` itself meets another one of the group.

    It is one group where nothing is drawn beyond.
    """
    if not beyond:
        return [list(controls)]
    groups: list[list[Element]] = []
    for control in controls:
        free = (group for group in groups if not any(_meet(control, other, beyond) for other in group))
        group = next(free, None)
        if group is None:
            groups.append([control])
        else:
            group.append(control)
    return groups


def _meet(one: Element, other: Element, beyond: Mapping[Element, Rect]) -> bool:
    if one not in beyond and other not in beyond:
        return False
    mine, theirs = beyond.get(one, one.visible), beyond.get(other, other.visible)
    return not is_empty(intersect(mine, theirs)) and not _holds(one, other) and not _holds(other, one)


def _holds(outer: Element, inner: Element) -> bool:
    """Tell whether one control lies in another, which has it in whatever it draws."""
    return any(each is inner for each in outer.walk())
