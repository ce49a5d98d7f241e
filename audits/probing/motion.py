"""What never comes to rest, found by what differs from frame to frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..driving.frames import FRAME_S
from ..driving.held import Held
from ..looking.screen import Screen, bare_frame
from ..looking.tree import Element
from ..model import Remark

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

# Together shorter than a clock's second and the blinking of a cursor. Each is a frame longer than all before
# it together: what goes to and fro at a steady pace is met on its other side at least once.
STEPS = (1, 2, 4, 8)
"""How many frames of 1/60 s go by before each further picture, which is compared with the first."""
_LEAST = 0.01  # share of a text's pixels that change; a cursor that blinks beside it changes fewer
_NAMED = 3

Mask = NDArray[np.bool_]


class Motion:
    """Where frames differ, ``why`` in words, and the frame elements that the difference belongs to."""

    def __init__(self, mask: Mask, why: list[str]) -> None:
        self._mask = mask
        self._why = why
        self._judged: dict[Element, bool] = {}

    def moves(self, screen: Screen, element: Element) -> bool:
        """Tell whether the texts of an element change by themselves, or what a control draws beside them."""
        if element not in self._judged:
            drawn = screen.texts.get(element, ())
            places = [each.pixels.flat for each in drawn if len(each.values)]
            self._judged[element] = (
                any(self._mask.flat[place].mean() >= _LEAST for place in places)
                if places
                else (bool(drawn) or element.control)
                and self._changes(element)  # no text shows at this moment
            )
        return self._judged[element]

    def remark(self, screen: Screen) -> Remark:
        """Return what is to be said of it: the innermost elements that change, and what changes them."""
        there = [element for element in screen.elements if self._changes(element)]
        inner = [each for each in there if not any(child in there for child in each.children)]
        named = ", ".join(each.path for each in inner[:_NAMED]) + (" …" if len(inner) > _NAMED else "")
        return Remark("moving", named or screen.elements[0].path, "; ".join(self._why))

    def _changes(self, element: Element) -> bool:
        left, bottom, right, top = (max(0, round(side)) for side in element.visible)
        return bool(self._mask[bottom:top, left:right].any())


def watch(root: Widget, app: Held) -> Motion | None:
    """Let a quarter of a second pass if anything may be moving; return what moved, None if nothing did."""
    why = app.stirring()
    if not why:
        return None
    first = bare_frame(root)
    mask = np.zeros(first.shape[:2], np.bool_)
    for count in STEPS:
        app.frames.live(count * FRAME_S)
        then = bare_frame(root)
        if then.shape == first.shape:
            mask |= np.any(then != first, axis=-1)
    return Motion(mask, why) if mask.any() else None
