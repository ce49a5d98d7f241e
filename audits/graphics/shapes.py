"""What controls draw beside texts: which shapes are whose, which carry others, and what frames a field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..looking.reading import number
from ..looking.screen import Screen
from ..looking.tree import Element
from ..pixels.affine import Rect, intersect, is_empty
from ..pixels.drawings import Part
from ..pixels.pieces import Piece
from ..pixels.scene import find_pieces

_WHOLE = 0.8  # share of an extent from which something is taken to fill it
_SIDE = 0.3  # share of a field's width from which a line in it can be a part of its frame, with others
_CARRIED = 0.15  # share of a ground's area that a sign on it has at least: less is a dot on a larger sign
_ROUNDING = 1.0  # px
_HALF = 0.5
_MANY = 100  # shapes from which a control draws a picture of its own, a chart say
_SMOOTHING = "AntiAliasingLine"
"""The line that Kivy draws round a smooth shape, an instruction of its own."""
_FRAME_DP = (64.0, 24.0)
"""How far, in dp across and up, the frame of a field may reach beyond it: an icon and some padding."""


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """A piece, and what smooths its edge, with the part of the frame in which it can show.

    ``alpha`` is its opacity with that of its widgets. ``order`` is its place among all shapes that were
    found, by when they are drawn. ``decorates`` says that its widget is declared as decoration.
    """

    pieces: tuple[Piece, ...]
    rect: Rect
    alpha: float
    order: int
    decorates: bool

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in px."""
        return self.rect[2] - self.rect[0], self.rect[3] - self.rect[1]

    @property
    def area(self) -> float:
        """Px of its rectangle."""
        return self.size[0] * self.size[1]


class Graphics:
    """The shapes of some controls of a screen, found in one walk over its canvas."""

    def __init__(self, screen: Screen, controls: Sequence[Element], fields: Sequence[Element]) -> None:
        self._frames = {field: _frame_of(screen, field) for field in fields}
        numbers = {element: number for number, element in enumerate(screen.every)}
        around = (each for elements in self._frames.values() for each in elements)
        wanted = {numbers[each] for control in controls for each in own(control) if each in numbers}
        wanted.update(numbers[each] for each in around)
        self._by_element: dict[Element, list[Shape]] = {}
        owners = {id(element.widget.canvas): number for element, number in numbers.items()}
        for order, piece in enumerate(_pieces(screen, owners, wanted)):
            self._add(piece, order, screen.every[piece.owner], screen)

    def _add(self, piece: Piece, order: int, owner: Element, screen: Screen) -> None:
        shapes = self._by_element.setdefault(owner, [])
        if type(piece.instruction).__name__ == _SMOOTHING and shapes:
            shapes[-1] = replace(shapes[-1], pieces=(*shapes[-1].pieces, piece))
        elif (shape := _shape(piece, order, owner, screen)) is not None:
            shapes.append(shape)

    def of(self, control: Element) -> list[Shape]:
        """Return what a control draws, without the controls inside it, in the order it is drawn."""
        return self._all(own(control))

    def beyond(self, control: Element, margin: float) -> Rect | None:
        """Return the area of what a control's own widget draws, where it reaches out of it by a margin (px).

        What is half transparent or more, as shadows are, does not count.
        """
        shapes = [shape for shape in self._by_element.get(control, ()) if shape.alpha > _HALF]
        if not shapes:
            return None
        area, box = union(shapes), control.visible
        out = (box[0] - area[0], box[1] - area[1], area[2] - box[2], area[3] - box[3])
        return area if max(out) > margin else None

    def framing(self, field: Element) -> list[Shape]:
        """Return what a field draws, and what fits closely round it, if it can be a part of its frame."""
        width = field.visible[2] - field.visible[0]
        inside = [shape for shape in self.of(field) if shape.size[0] >= _SIDE * width]
        around = [shape for shape in self._all(self._frames[field]) if shape.size[0] >= _WHOLE * width]
        return inside + around

    def _all(self, elements: Iterable[Element]) -> list[Shape]:
        shapes = [shape for each in elements for shape in self._by_element.get(each, ())]
        return sorted(shapes, key=lambda shape: shape.order)


def _pieces(screen: Screen, owners: dict[int, int], wanted: set[int]) -> list[Piece]:
    if not wanted:
        return []
    return find_pieces([screen.stage.canvas], screen.stage.base, owners, frozenset(wanted))


def own(control: Element) -> Iterator[Element]:
    """Yield a control and what lies in it, without the controls inside it."""
    yield control
    for child in control.children:
        if not child.control:
            yield from own(child)


def _shape(piece: Piece, order: int, owner: Element, screen: Screen) -> Shape | None:
    rect = piece.rect
    if rect is None:
        return None
    height, width = screen.frame.shape[:2]
    shown = intersect(rect, (0.0, 0.0, float(width), float(height)))
    if owner.clipped:
        shown = intersect(shown, owner.clip)
    alpha = piece.alpha * _opacity(owner)
    return (
        None
        if is_empty(shown) or alpha <= 0
        else Shape((piece,), shown, min(1.0, alpha), order, "decoration" in owner.states)
    )


def _opacity(element: Element) -> float:
    opacity = number(element.widget, "opacity", 1.0)
    return opacity if element.parent is None else opacity * _opacity(element.parent)


def _frame_of(screen: Screen, field: Element) -> list[Element]:
    """Return the elements that may draw the frame of a field: they fit closely round it, or lie along it."""
    left, bottom, right, top = field.rect
    across, up = (dp * screen.scale for dp in _FRAME_DP)
    within = (left - across, bottom - up, right + across, top + up)
    inside = set(field.walk())
    return [
        each
        for each in screen.every
        if _frames(each.rect, field.rect, within) and each not in inside and not _is_of_another(each, field)
    ]


def _is_of_another(element: Element, field: Element) -> bool:
    """Tell whether an element is, or belongs to, another control, and not to what holds the field."""
    holding: Element | None = field.parent
    while holding is not None:
        if holding is element:
            return False
        holding = holding.parent
    above: Element | None = element
    while above is not None and not above.control:
        above = above.parent
    return above is not None


def _frames(rect: Rect, field: Rect, within: Rect) -> bool:
    if is_empty(rect):
        return False
    inside = rect[0] >= within[0] and rect[1] >= within[1] and rect[2] <= within[2] and rect[3] <= within[3]
    shared = min(rect[2], field[2]) - max(rect[0], field[0])
    return inside and shared >= _WHOLE * (field[2] - field[0])


def part(shapes: Sequence[Shape]) -> Part:
    """Return some shapes as what is judged as one."""
    pieces = [(piece, shape.alpha) for shape in shapes for piece in shape.pieces]
    return Part([piece for piece, _ in pieces], [alpha for _, alpha in pieces], union(shapes))


def union(shapes: Iterable[Shape]) -> Rect:
    """Return the rectangle around shapes, of which there is at least one."""
    sides = list(zip(*(shape.rect for shape in shapes), strict=True))
    return min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])


def grounds_and_signs(shapes: Sequence[Shape]) -> tuple[list[Shape], list[Shape]]:
    """Part shapes, in the order they are drawn, into those that carry others or fill all, and the others."""
    if not shapes or len(shapes) > _MANY:
        return [], list(shapes)
    left, bottom, right, top = union(shapes)
    width, height = right - left, top - bottom
    grounds: list[Shape] = []
    signs: list[Shape] = []
    for place, shape in enumerate(shapes):
        fills = shape.size[0] >= _WHOLE * width and shape.size[1] >= _WHOLE * height
        carries = any(_lies_on(later, shape) for later in shapes[place + 1 :])
        (grounds if fills or carries else signs).append(shape)
    return grounds, signs


def _lies_on(upper: Shape, lower: Shape) -> bool:
    left, bottom, right, top = lower.rect
    inner = upper.rect
    within = inner[0] >= left - _ROUNDING and inner[1] >= bottom - _ROUNDING
    within = within and inner[2] <= right + _ROUNDING and inner[3] <= top + _ROUNDING
    return within and _CARRIED * lower.area <= upper.area < _WHOLE * lower.area


def clusters(shapes: Sequence[Shape]) -> list[list[Shape]]:
    """Part shapes into groups that do not touch each other; each group in the order it is drawn."""
    groups: list[list[int]] = []
    for place, shape in enumerate(shapes):
        touching = [group for group in groups if any(_touch(shapes[each], shape) for each in group)]
        groups = [group for group in groups if group not in touching]
        groups.append(sorted([place, *(each for group in touching for each in group)]))
    return [[shapes[each] for each in group] for group in sorted(groups)]


def _touch(one: Shape, other: Shape) -> bool:
    left, bottom, right, top = one.rect
    grown = (left - _ROUNDING, bottom - _ROUNDING, right + _ROUNDING, top + _ROUNDING)
    return not is_empty(intersect(grown, other.rect))
