"""What of a control has to be made out: its sign, its frame, its mark, or its thumb and the track of that."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..looking.roles import EDITABLE
from ..looking.tree import Element
from ..pixels.affine import Rect
from ..pixels.drawings import Part
from .shapes import Graphics, Shape, clusters, grounds_and_signs, part, union

BOXES = frozenset({"check_box", "radio_button", "menu_item_check_box", "menu_item_radio"})
SLIDING = frozenset({"switch", "slider"})
PROGRESS = "progress_indicator"
FIELDS = EDITABLE | {"editable_combo_box", "spin_button"}
_WHOLE = 0.8  # share of a control from which a shape is its ground
_SMALL = 0.6  # share of a track's length up to which a shape is the thumb on it
_LONG = 3.0  # times its height: a longer shape is a line, not a thumb
_LONGER = 1.3
_THIN_DP = 4.0


@dataclass(frozen=True, slots=True, eq=False)
class Need:
    """One thing that has to be made out.

    ``what`` is "sign", "frame", "mark", "thumb", "track" or "progress". A sign has to be seen as a whole;
    what ``frames`` has to be seen from left to right, along ``length`` px at least. ``both`` marks one
    picture of a box with the mark in it.
    """

    what: str
    part: Part
    frames: bool
    length: float = 0.0
    both: bool = False


def draws_more(control: Element) -> bool:
    """Tell whether a control has to show more than its words: a frame, a mark, a thumb, its focus."""
    shown = control.role in FIELDS | BOXES | SLIDING or control.role == PROGRESS
    return shown or "focused" in control.states


def needs_of(control: Element, graphics: Graphics, worded: bool, scale: float) -> list[list[Need]]:
    """Return what has to be made out of a control: groups of needs, where each group may be what shows it.

    ``worded`` says that it shows words, ``scale`` is px per dp. Nothing is returned where its words, or
    nothing at all, show it.
    """
    if control.role in FIELDS:
        shapes = graphics.framing(control)
        width = control.visible[2] - control.visible[0]
        return [[Need("frame", part(shapes), frames=True, length=width)]] if shapes else []
    shapes = graphics.of(control)
    if control.role == PROGRESS:  # its ground shows how long it would be; without one, nothing is done yet
        return [[Need("progress", part(shapes[-1:]), frames=False)]] if len(shapes) > 1 else []
    if control.role in BOXES | SLIDING:
        groups = _likely(shapes, control, scale) if worded else clusters(shapes)
        if control.role in SLIDING:
            return [_sliding(group) for group in groups]
        return [_box(group, "checked" in control.states) for group in groups]
    if worded or not shapes:
        return []
    grounds, signs = grounds_and_signs(shapes)
    return [[Need("sign", part(signs or grounds), frames=False)]]


def _likely(shapes: list[Shape], control: Element, scale: float) -> list[list[Shape]]:
    """Return the groups of shapes beside a control's words that may show its state.

    What is declared as decoration may: the state is told to screen readers otherwise. A switch is longer than
    it is high, and a box that is not checked has no sign on it.
    """
    groups = clusters([each for each in shapes if not _is_ground(each, control, scale)])
    declared = [group for group in groups if not all(shape.decorates for shape in group)]
    groups = declared or groups
    if control.role in SLIDING:
        return [group for group in groups if _is_long(union(group))] or groups
    if "checked" not in control.states:
        return [group for group in groups if not grounds_and_signs(group)[1]] or groups
    return groups


def _is_long(rect: Rect) -> bool:
    width, height = rect[2] - rect[0], rect[3] - rect[1]
    return max(width, height) >= _LONGER * min(width, height)


def _is_ground(shape: Shape, control: Element, scale: float) -> bool:
    """Tell whether a shape is the ground of a row, or a line that parts it from the next."""
    left, bottom, right, top = control.visible
    width, height = shape.size
    wide = width >= _WHOLE / 2 * (right - left)
    return (wide and height >= _WHOLE * (top - bottom)) or (wide and height <= _THIN_DP * scale)


def _frame(shapes: list[Shape], *, both: bool = False) -> Need:
    """Return the need of a box or a track: its own length counts, for a picture may have clear margins."""
    return Need("frame", part(shapes), frames=True, both=both)


def _box(shapes: list[Shape], checked: bool) -> list[Need]:
    """A box has to be made out where it is empty, and else the mark in it."""
    grounds, signs = grounds_and_signs(shapes)
    if not checked:
        return [_frame(shapes)]
    if signs:
        return [Need("mark", part(signs), frames=False)]
    return [_frame(grounds, both=len(grounds) == 1)]


def _sliding(shapes: list[Shape]) -> list[Need]:
    """A thumb has to be made out, and what it slides on: together they tell the value."""
    length = max(max(shape.size) for shape in shapes)
    thumbs: list[Shape] = []
    for shape in reversed(shapes):
        if max(shape.size) > _SMALL * length or max(shape.size) > _LONG * min(shape.size):
            break
        thumbs.insert(0, shape)
    track = shapes[: len(shapes) - len(thumbs)]
    if not thumbs or not track:
        return [_frame(shapes, both=True)]
    return [Need("thumb", part(thumbs), frames=False), replace(_frame(track), what="track")]
