"""Framebuffers that show what others were drawn into: a change is seen once it is through all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kivy.graphics import Fbo
    from kivy.graphics.instructions import Instruction, InstructionGroup


@dataclass(frozen=True, slots=True)
class Echoes:
    """How many ``passes`` of drawing a change takes to show, and the ``buffers`` that do not hear of it.

    One pass is for the frame, and one for each framebuffer that is drawn into after it is shown, as those of
    the effects of Kivy's EffectWidget are.
    """

    passes: int = 1
    buffers: tuple[Fbo, ...] = ()


def echoes_in(canvas: InstructionGroup) -> Echoes:
    """Return how changes travel through the framebuffers of a canvas."""
    from kivy.graphics import Fbo

    order = _instructions(canvas)
    buffers = {id(each.texture): each for each in order if isinstance(each, Fbo)}
    if not buffers:
        return Echoes()
    shown: set[int] = set()
    late = 0
    for each in order:
        if isinstance(each, Fbo):
            late += id(each.texture) in shown
        else:
            shown.add(id(getattr(each, "texture", None)))
    echoing = [
        buffer
        for buffer in buffers.values()
        if any(id(getattr(each, "texture", None)) in buffers for each in _instructions(buffer))
    ]
    return Echoes(1 + late, tuple(echoing))


def _instructions(group: InstructionGroup) -> list[Instruction]:
    """Return all that a group draws, in its order; each look at a screen asks for it."""
    from kivy.graphics.instructions import InstructionGroup

    found: list[Instruction] = []

    def collect(children: list[Instruction]) -> None:
        for child in children:
            found.append(child)
            if isinstance(child, InstructionGroup):
                collect(child.children)

    collect(group.children)
    return found
