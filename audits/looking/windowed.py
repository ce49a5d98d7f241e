"""All that stands in a window, as elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..pixels.affine import IDENTITY
from .touching import find_touched
from .tree import Element, grow, steps

if TYPE_CHECKING:
    from kivy.core.window import WindowBase


def grow_window(window: WindowBase) -> list[Element]:
    """Grow all that stands in the window, lowest first; what lies below a modal view is inert."""
    from kivy.uix.modalview import ModalView

    children = window.children[::-1]
    modal = max((n for n, child in enumerate(children) if isinstance(child, ModalView)), default=-1)
    clip = (0, 0, *window.size)
    elements: list[Element] = []
    for number, (child, step) in enumerate(zip(children, steps(children), strict=True)):
        elements += grow(child, IDENTITY, clip, path=step, inert=number < modal)
    find_touched(elements)
    return elements
