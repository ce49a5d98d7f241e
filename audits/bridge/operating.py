"""What a screen reader asks for, done as a person would: with touches and keys through Kivy's input path."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Any

from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.logger import Logger

from ..driving.finder import Point, above
from ..driving.hits import taker
from ..driving.keys import KEYS
from ..driving.rest import busy
from ..driving.touch import Hand, press_key, type_character
from ..looking.parts import parts
from ..looking.reading import attribute, truth
from ..looking.tree import Element
from ..looking.windowed import grow_window
from ..pixels.affine import is_empty
from .details import number_of

if TYPE_CHECKING:
    from kivy.core.window import WindowBase

Deed = Iterator[float]
"""Something that is done; each value is how long to wait (s) before it goes on, 0 until the next frame."""

_PATIENCE_S = 1.5  # that what moves is waited for; a page's change takes less
_TAP_S = 0.1  # as a person's; ScrollView takes much shorter ones for the begin of scrolling
_PLACES = 5  # points a side of what shows of a control that are tried for one that a touch reaches
_PARTS_FROM = 40  # bits of an id that are the widget's


class Operator:
    """Does what is asked for in a window, one thing after the other: a press ends before the next begins."""

    def __init__(self, window: WindowBase) -> None:
        self._window = window
        self._hand = Hand("assistive")
        self._asked: deque[Any] = deque()
        self._busy = False
        self._deeds: dict[str, Callable[[Element, Any], Deed]] = {
            "CLICK": self._click,
            "FOCUS": self._focus,
            "SET_VALUE": self._set_value,
            "INCREMENT": partial(self._step, 1),
            "DECREMENT": partial(self._step, -1),
            "SCROLL_INTO_VIEW": self._show,
            "EXPAND": self._click,
            "COLLAPSE": self._click,
        }

    def close(self) -> None:
        """Do nothing more, and take the hand out of the event loop."""
        self._asked.clear()
        if self._hand in EventLoop.input_providers:
            EventLoop.remove_input_provider(self._hand)

    def do(self, request: Any) -> None:  # noqa: ANN401 - AccessKit's ActionRequest
        """Do what is asked for, after what was asked for before, where what it is asked of is still there."""
        self._asked.append(request)
        if not self._busy:
            self._go_on(iter(()))

    def _go_on(self, deed: Deed) -> None:
        """Go on with a deed until it waits for something; after its end, begin the next one."""
        self._busy = True
        try:
            wait = next(deed, None)
            if wait is None and self._asked:
                deed, wait = self._begun(self._asked.popleft()), 0.0
        except Exception:  # noqa: BLE001 - code of the app, which must not be ended by what is asked of it
            Logger.exception("Accessibility: what a screen reader asked for could not be done")
            deed, wait = iter(()), 0.0
        if wait is None:
            self._busy = False
        else:
            Clock.schedule_once(lambda _: self._go_on(deed), wait)

    def _begun(self, request: Any) -> Deed:  # noqa: ANN401 - AccessKit's ActionRequest
        make = self._deeds.get(_name_of(request.action))
        element = self._find(request.target)
        if make is None or element is None or "disabled" in element.states:
            return iter(())
        return make(element, request.data[1] if request.data else None)

    def _find(self, number: int) -> Element | None:
        uid, part = number & (1 << _PARTS_FROM) - 1, number >> _PARTS_FROM
        for element in grow_window(self._window):
            if element.widget.uid == uid:
                return list(parts(element))[part - 1] if part else element
        return None

    def _click(self, element: Element, _data: object) -> Deed:
        """Touch it, once the app is at rest and it is in sight: a touch on what moves goes astray.

        What is to be held declares that its key does the same (``accessible_by_key``): it is pressed by that.
        """
        began = Clock.get_time()
        while busy() and Clock.get_time() - began < _PATIENCE_S:
            yield 0.0
        yield from self._shown(element)
        if needs_key(element):
            element.widget.focus = True
            press_key(KEYS["Enter"])
            return
        point = self._reachable(element)
        if point is None:
            Logger.warning(f"Accessibility: no touch reaches {element.path}; something covers it")
            return
        if self._hand not in EventLoop.input_providers:
            EventLoop.add_input_provider(self._hand)
        finger = self._hand.down(*point)
        yield _TAP_S
        self._hand.up(finger)
        yield 0.0

    def _reachable(self, element: Element) -> Point | None:
        """Return a point at which a touch reaches an element, its middle first."""
        elements = grow_window(self._window)
        now = next((each for each in elements if each.widget is element.widget and not element.part), element)
        if is_empty(now.visible):
            return None
        left, bottom, right, top = now.visible
        shares = [(number + 0.5) / _PLACES for number in range(_PLACES)]
        from_middle = sorted(product(shares, shares), key=lambda at: abs(at[0] - 0.5) + abs(at[1] - 0.5))
        for x, y in from_middle:
            point = (left + (right - left) * x, bottom + (top - bottom) * y)
            hit = taker(elements, point).element
            if hit is not None and _belongs(hit, element):
                return point
        return None

    def _focus(self, element: Element, _data: object) -> Deed:
        if attribute(element.widget, "is_focusable") is True:
            element.widget.focus = True
        return iter(())

    def _set_value(self, element: Element, value: object) -> Deed:
        """Type a text in place of what stands in a field, or move a slider."""
        if isinstance(value, str):
            yield from self._shown(element)
            field = element.widget
            field.focus = True
            field.select_all()
            press_key(KEYS["Backspace"])
            for character in value:
                type_character(character)
        elif isinstance(value, int | float):
            _move(element, float(value))

    def _step(self, sign: int, element: Element, _data: object) -> Deed:
        """Move a slider by one of its steps."""
        figures = number_of(element)
        if figures is not None:
            _move(element, figures[0] + sign * figures[3])
        return iter(())

    def _show(self, element: Element, _data: object) -> Deed:
        return self._shown(element)

    @staticmethod
    def _shown(element: Element) -> Deed:
        """Scroll an element into sight, where it is not, and wait until that is laid out."""
        lists = [up for up in above(element) if up.scrolls]
        if lists and element.visible != element.rect:
            for up in reversed(lists):
                up.widget.scroll_to(element.widget, animate=False)
            yield 0.0


def _move(element: Element, value: float) -> None:
    """Set what has a figure, within its bounds."""
    figures = number_of(element)
    if figures is not None:
        element.widget.value = min(max(value, figures[1]), figures[2])


def needs_key(element: Element) -> bool:
    """Tell whether a control is pressed by its key instead of by a touch, for that would have to last."""
    return truth(element.widget, "accessible_by_key")


def _name_of(action: object) -> str:
    """Return an action's name: its members print as ``Action.CLICK``."""
    return str(action).rpartition(".")[2]


def _belongs(hit: Element, element: Element) -> bool:
    """Tell whether what takes a touch is an element, lies in it, or is what it lies in."""
    mine = element.widget
    return hit.widget is mine or any(up.widget is mine for up in above(hit)) or hit.widget in _owners(element)


def _owners(element: Element) -> list[Any]:
    return [] if element.control else [up.widget for up in above(element) if up.control]
