"""Look for what a script names: wait for it, tell it apart, find where it can be touched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kivy.core.window import Window
from kivy.metrics import dp

from ..errors import CheckError
from ..looking.tree import Element
from ..pixels.affine import Rect
from .finder import Point, closest, coverer, elements_of, find, matches, other_states, said, seen
from .frames import Frames
from .gestures import Selector
from .reach import within_reach

PATIENCE_S = 7.0  # virtual time that something may take to come into sight, as in Maestro
_NAMED = 4  # so many of several are named in a message


class Sight:
    """Sees what the root, and whatever lies above it, shows. Points are px of the window, upwards."""

    def __init__(self, root: Callable[[], Any], frames: Frames) -> None:
        self._root = root
        self._frames = frames
        self._looked: tuple[object, int] = (None, 0)
        self._seen: list[Element] = []

    def look(self) -> list[Element]:
        """Return what is on the screen now. It changes only from frame to frame: one look each is enough."""
        moment = (self._root(), self._frames.count)
        if moment != self._looked:
            for element in self._seen:
                element.children.clear()  # else parents and children would keep one another until collected
            self._looked, self._seen = moment, elements_of(moment[0])
        return self._seen

    def found(self, selector: Selector) -> list[Element]:
        """Return what a selector finds in sight now."""
        return _nth(find(self.look(), selector), selector)

    def there(self, selector: Selector) -> list[Element]:
        """Return what a selector finds on the page now: in sight, and else what scrolling brings into sight.

        An index counts all of it, so that it means the same however much fits on the screen.
        """
        return _there(self.look(), selector)

    def expect(self, selector: Selector, *, visible: bool, timeout_s: float | None = None) -> list[Element]:
        """Wait until something is on the page, or is not: neither in sight nor to be scrolled to.

        Returns what is there then. Raises CheckError when that does not happen in time.
        """
        patience = PATIENCE_S if timeout_s is None else timeout_s
        found: list[Element] = []

        def is_so() -> bool:
            found[:] = self.there(selector)
            return bool(found) is visible

        if self._frames.wait(patience, is_so):
            return found
        if visible:
            raise self.missing(selector)
        where = "on the screen" if self.found(selector) else "on the page, though out of sight"
        raise CheckError(f"{selector} is {where}")

    def target(self, selector: Selector) -> tuple[Element, Point]:
        """Return the one thing in sight that a selector names, and a point where a touch reaches it.

        Raises CheckError when it is missing, not unique, moving, disabled or covered.
        """
        elements = self.look()
        target = self._only(elements, selector)
        if not self._frames.at_rest:
            elements, target = self._look_again(target, selector)
        if "disabled" in target.states:
            raise CheckError(f"{selector} is disabled")
        point = self.point_in(target, selector)
        cover = coverer(elements, target, point)
        if cover is not None:
            raise CheckError(f"{selector} is covered by {_described(cover)}")
        return target, point

    def _look_again(self, target: Element, selector: Selector) -> tuple[list[Element], Element]:
        """Return what is on the screen a frame later, and the target in it, which must not have moved."""
        before = target.rect
        self._frames.one()
        elements = self.look()
        still = next((each for each in elements if each.widget is target.widget), None)
        if still is None or still.rect != before:
            raise CheckError(f"{selector} is moving")
        return elements, still

    def place(self, point: tuple[str, str]) -> Point:
        """Return a script's point in the root, counted from its top left."""
        root = self._root()
        left, bottom = root.to_window(root.x, root.y)
        return _inside((left, bottom, left + root.width, bottom + root.height), point)

    @staticmethod
    def point_in(element: Element, selector: Selector) -> Point:
        """Return where to touch an element: its visible part's middle, unless the selector says where."""
        if selector.point is not None:
            return _inside(element.rect, selector.point)
        left, bottom, right, top = element.visible
        return (left + right) / 2, (bottom + top) / 2

    def missing(self, selector: Selector) -> CheckError:
        """Return the error that something is not in sight: why not, or what there is instead."""
        elements = self.look()
        hidden = [element for element in matches(elements, selector) if not seen(element)]
        if hidden:
            return CheckError(f"{selector} is there but out of sight, and scrolling does not show it")
        for element in elements:
            states = other_states(element, selector)
            if states and find([element], _stateless(selector)):
                return CheckError(f"{_stateless(selector)} is there, but it is {' and '.join(states)}")
        names = ", ".join(repr(name) for name in closest(elements, selector))
        return CheckError(f"{selector} is not on the screen; there is {names or 'nothing with a name'}")

    def _only(self, elements: Sequence[Element], selector: Selector) -> Element:
        found = [each for each in _there(elements, selector) if seen(each)]
        if len(found) > 1:
            free = [each for each in found if coverer(elements, each, self.point_in(each, selector)) is None]
            found = free or found
        if len(found) == 1:
            return found[0]
        if not found:
            raise self.missing(selector)
        paths = ", ".join(element.path for element in found[:_NAMED])
        more = ", …" if len(found) > _NAMED else ""
        raise CheckError(
            f"{selector} names {len(found)} things: {paths}{more}; add an index, or name one by its id"
        )


def _there(elements: Sequence[Element], selector: Selector) -> list[Element]:
    if selector.index is None and (found := find(elements, selector)):
        return found
    return _nth(find(elements, selector, within_reach), selector)


def _nth(found: list[Element], selector: Selector) -> list[Element]:
    return found if selector.index is None else found[selector.index : selector.index + 1]


def _stateless(selector: Selector) -> Selector:
    return Selector(text=selector.text, id=selector.id)


def _described(element: Element) -> str:
    name = element.widget_id or said(element)
    kind = type(element.widget).__name__
    return f"{kind} {name!r}" if name else kind


def _inside(rect: Rect, point: tuple[str, str]) -> Point:
    left, bottom, right, top = rect
    x = left + _length(point[0], right - left)
    y = top - _length(point[1], top - bottom)
    return min(max(x, 0), Window.width - 1), min(max(y, 0), Window.height - 1)


def _length(part: str, whole: float) -> float:
    return whole * float(part[:-1]) / 100 if part.endswith("%") else float(dp(float(part)))
