"""Look for what a script names: wait for it, tell it apart, find where it can be touched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from kivy.core.window import Window
from kivy.metrics import dp
from kivy.uix.widget import Widget

from ..errors import CheckError
from ..looking.reading import words
from ..looking.tree import Element
from ..pixels.affine import Rect
from .account import Account
from .finder import (
    Point,
    above,
    closest,
    coverer,
    elements_of,
    find,
    matches,
    nth,
    other_states,
    said,
    seen,
)
from .frames import Frames
from .gestures import Selector
from .outline import node_of
from .reach import within_reach
from .rest import appearance

PATIENCE_S = 17.0  # virtual time that something may take to come into sight, as in Maestro
SHORT_PATIENCE_S = 7.0  # the same for what may be missing: a condition, an optional step
_MISSED = 20  # looks in a row that are spared at most
_LONGEST_TOLD = 60  # characters of one thing in a message
_NAMED = 4  # so many of several are named in a message


class Sight:
    """Sees what the root, and whatever lies above it, shows. Points are px of the window, upwards.

    ``patience_s`` is how long something may take to come. While it is ``closed``, nothing is seen: the app
    has been ended.
    """

    def __init__(self, root: Callable[[], Any], frames: Frames) -> None:
        self._root = root
        self._frames = frames
        self._looked: tuple[object, int] = (None, 0)
        self._seen: list[Element] = []
        self._there: tuple[list[Element], Selector | None, list[Element]] = ([], None, [])
        self.account = Account()
        self.patience_s = PATIENCE_S
        self.closed = False

    def look(self) -> list[Element]:
        """Return what is on the screen now. It changes only from frame to frame: one look each is enough."""
        if self.closed:
            return []
        moment = (self._root(), self._frames.count)
        if moment != self._looked:
            for element in self._seen:
                element.children.clear()  # else parents and children would keep one another until collected
            self._looked, self._seen = moment, elements_of(moment[0])
        return self._seen

    def signature(self) -> tuple[object, ...]:
        """Return what can be told apart of what is shown: where everything is, its words and its states."""
        return tuple((each.path, each.visible, each.name, each.states) for each in self.look())

    def found(self, selector: Selector) -> list[Element]:
        """Return what a selector finds in sight now."""
        return _chosen(self.look(), selector, seen)

    def there(self, selector: Selector) -> list[Element]:
        """Return what a selector finds on the page now: in sight, and else what scrolling brings into sight.

        An index counts what is in sight; one beyond that counts the whole page.
        """
        elements = self.look()
        looked, asked, found = self._there
        if looked is not elements or asked != selector:
            found = _there(elements, selector)
            self._there = elements, selector, found
        return found

    def expect(self, selector: Selector, *, visible: bool, timeout_s: float | None = None) -> list[Element]:
        """Wait until something is on the page, or is not: neither in sight nor to be scrolled to.

        Returns what is there then. Raises CheckError when that does not happen in time.
        """
        patience = self.patience_s if timeout_s is None else timeout_s
        if self.comes(selector, seen=visible, seconds=patience):
            return self.there(selector)
        if visible:
            raise self.missing(selector)
        where = "on the screen" if self.found(selector) else "on the page, though out of sight"
        raise CheckError(f"{selector} is {where}")

    def comes(self, selector: Selector, *, seen: bool, seconds: float) -> bool:
        """Tell whether something is on the page, or is not, within so many s."""
        before: list[object] = []
        missed = 0

        def is_so() -> bool:
            nonlocal missed, before
            now = appearance() if before else []
            missed += 1
            # A close look takes as long as a hundred frames: not where nothing seems to have changed.
            if before and before == now and missed < _MISSED:
                return False
            missed = 0
            if bool(self.there(selector)) is seen:
                return True
            before = [*(now or appearance())]
            return False

        return self._frames.wait(seconds, is_so) or bool(self.there(selector)) is seen

    def text_of(self, selector: Selector) -> tuple[str, bool]:
        """Return the words of what a selector names, and whether somebody typed them.

        Raises CheckError when there is none, or when it has no words.
        """
        found = self.found(selector)
        if not found:
            raise self.missing(selector)
        parts = [part for part in found[0].walk() if words(part.widget, "text")]
        if not parts:
            raise CheckError(f"{selector} has no text")
        return " ".join(words(part.widget, "text") for part in parts), any(part.private for part in parts)

    def place_of(self, selector: Selector) -> Rect:
        """Return what of the window shows what a selector names. Raises CheckError where nothing does."""
        return self._only(self.look(), selector).visible

    def focus_told(self) -> str:
        """Return, in words, what has the keyboard."""
        having = next((each for each in self.look() if "focused" in each.states), None)
        return "nothing has it" if having is None else f"{described(having)} has it"

    def target(self, selector: Selector) -> tuple[Element, Point]:
        """Return the one thing in sight that a selector names, and a point where a touch reaches it.

        Raises CheckError when it is missing, not unique, moving, disabled or covered.
        """
        account = self.account
        elements = self.look()
        target = self._only(elements, selector)
        account.target = node_of(target)
        account.checks[:] = ["visible", "unique"]
        if not self._frames.at_rest:
            elements, target = self._look_again(target, selector)
        account.checks.append("still")
        if "disabled" in target.states:
            raise CheckError(f"{selector} is disabled")
        account.checks.append("enabled")
        point = self.point_in(target, selector)
        cover = coverer(elements, target, point)
        if cover is not None:
            account.covered_by = node_of(cover)
            raise CheckError(f"{selector} is covered by {described(cover)}")
        account.checks.append("on top")
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
        """Return a script's point in the root, counted from its top left.

        A root that lies in nothing else may be small: then the whole window counts.
        """
        root = self._root()
        if not isinstance(root.parent, Widget):
            return _inside((0, 0, float(Window.width), float(Window.height)), point)
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
        if self.closed:
            return CheckError(f"{selector} is not on the screen: the app is not running; launchApp starts it")
        elements = self.look()
        hidden = [element for element in matches(elements, selector) if not seen(element)]
        if hidden:
            return CheckError(f"{selector} is there but out of sight, and scrolling does not show it")
        for element in elements:
            states = other_states(element, selector)
            if states and find([element], _stateless(selector)):
                return CheckError(f"{_stateless(selector)} is there, but it is {' and '.join(states)}")
        names = ", ".join(repr(_short(name)) for name in closest(elements, selector))
        return CheckError(f"{selector} is not on the screen; there is {names or 'nothing with a name'}")

    def _only(self, elements: Sequence[Element], selector: Selector) -> Element:
        found = [each for each in self.there(selector) if seen(each)]
        if len(found) > 1:
            free = [each for each in found if coverer(elements, each, self.point_in(each, selector)) is None]
            found = free or found
        if len(found) == 1 or (found and selector.is_beside):
            return found[0]
        if not found:
            raise self.missing(selector)
        names = ", ".join(_told(element) for element in found[:_NAMED])
        more = ", …" if len(found) > _NAMED else ""
        raise CheckError(
            f"{selector} names {len(found)} things: {names}{more}; add an index, or name one by its id"
        )


def _there(elements: Sequence[Element], selector: Selector) -> list[Element]:
    return _chosen(elements, selector, seen) or _chosen(elements, selector, within_reach)


def _chosen(
    elements: Sequence[Element], selector: Selector, among: Callable[[Element], bool]
) -> list[Element]:
    """Return what a selector means, its index counted.

    As in Maestro, what is in another state is not counted. Where that leaves nothing, all are counted: "the
    fourth tab, selected" is then the fourth one, if it is selected.
    """
    found = nth(find(elements, selector, among), selector)
    bare = _stateless(selector)
    if found or selector.index is None or bare == selector:
        return found
    counted = nth(find(elements, bare, among), selector)
    return [element for element in counted if not other_states(element, selector)]


def _short(name: str) -> str:
    """Return the begin of what may be a whole page of text, on one line."""
    line = " ".join(name.split())
    return line if len(line) <= _LONGEST_TOLD else f"{line[:_LONGEST_TOLD]}…"


def _stateless(selector: Selector) -> Selector:
    return replace(selector, enabled=None, checked=None, selected=None, focused=None)


def _told(element: Element) -> str:
    """Return an element by its words and its id, to tell it apart from others."""
    words_of, id_of = said(element), element.widget_id
    if not words_of or not id_of:
        return described(element)
    return f"{type(element.widget).__name__} {words_of!r} (id {id_of!r})"


def described(element: Element) -> str:
    """Return an element by what a script or a person knows of it: its id, its words; else what it lies in."""
    kind = type(element.widget).__name__
    names = ((each, each.widget_id or said(each)) for each in (element, *above(element)))
    named = next(((each, name) for each, name in names if name), None)
    if named is None:
        return kind
    return f"{kind} {named[1]!r}" if named[0] is element else f"{kind} in {named[1]!r}"


def _inside(rect: Rect, point: tuple[str, str]) -> Point:
    """Return a point counted from a rectangle's top left. Raises CheckError for one off the screen."""
    left, bottom, right, top = rect
    x = left + _length(point[0], right - left)
    y = top - _length(point[1], top - bottom)
    # The far edge still counts: 100 % is the last px.
    if not (-0.5 <= x <= Window.width + 0.5 and -0.5 <= y <= Window.height + 0.5):
        raise CheckError(f"the point {point[0]},{point[1]} lies off the screen")
    return min(max(x, 0), Window.width - 1), min(max(y, 0), Window.height - 1)


def _length(part: str, whole: float) -> float:
    return whole * float(part[:-1]) / 100 if part.endswith("%") else float(dp(float(part)))
