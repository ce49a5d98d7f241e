"""What a screen reader asks for, done as a person would: with touches and keys through Kivy's input path."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from kivy.clock import Clock
from kivy.logger import Logger

from ..driving.finder import Point, above
from ..driving.hits import taker
from ..driving.keys import KEYS
from ..driving.rest import moving
from ..driving.touch import Hand, press_key, type_character
from ..looking.parts import parts
from ..looking.reading import attribute, truth
from ..looking.tree import Element
from ..looking.windowed import grow_window
from ..pixels.affine import is_empty
from .details import number_of

if TYPE_CHECKING:
    from kivy.core.window import WindowBase

_PATIENCE_S = 1.5  # that what moves is waited for; a page's change takes less
_LEAST_S = 1 / 240  # that a frame counts, so that the waiting ends
_TAP_S = 0.1  # as a person's; ScrollView takes much shorter ones for the begin of scrolling
_PLACES = 5  # points a side of what shows of a control that are tried for one that a touch reaches
_PARTS_FROM = 40  # bits of an id that are the widget's


class Operator:
    """Does one thing after the other in a window."""

    def __init__(self, window: WindowBase) -> None:
        self._window = window
        self._hand = Hand()
        self._deeds: dict[str, Callable[[Element, Any], None]] = {
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
        """Take the hand out of the event loop."""
        from kivy.base import EventLoop

        if self._hand in EventLoop.input_providers:
            EventLoop.remove_input_provider(self._hand)

    def do(self, request: Any) -> None:  # noqa: ANN401 - AccessKit's ActionRequest
        """Do what is asked for, where what it is asked of is still there."""
        deed = self._deeds.get(_name_of(request.action))
        element = self._find(request.target)
        if deed is not None and element is not None and "disabled" not in element.states:
            deed(element, request.data[1] if request.data else None)

    def _find(self, number: int) -> Element | None:
        uid, part = number & (1 << _PARTS_FROM) - 1, number >> _PARTS_FROM
        for element in grow_window(self._window):
            if element.widget.uid == uid:
                return list(parts(element))[part - 1] if part else element
        return None

    def _click(self, element: Element, _data: object) -> None:
        """Touch it, once it is in sight and nothing moves any more: a touch on what moves goes astray.

        What is to be held declares that its key does the same (``accessible_by_key``): it is pressed by that.
        """
        press = self._press_key if needs_key(element) else self._touch
        self._when_still(lambda: self._when_shown(element, press))

    @staticmethod
    def _press_key(element: Element) -> None:
        element.widget.focus = True
        press_key(KEYS["Enter"])

    def _touch(self, element: Element) -> None:
        point = self._reachable(element)
        if point is None:
            Logger.warning(f"Accessibility: no touch reaches {element.path}; something covers it")
            return
        self._tap(point)

    def _tap(self, point: Point) -> None:
        from kivy.base import EventLoop

        if self._hand not in EventLoop.input_providers:
            EventLoop.add_input_provider(self._hand)
        finger = self._hand.down(*point)
        Clock.schedule_once(lambda _: self._hand.up(finger), _TAP_S)

    def _reachable(self, element: Element) -> Point | None:
        """Return a point at which a touch reaches an element, its middle first."""
        if is_empty(element.visible):
            return None
        elements = grow_window(self._window)
        left, bottom, right, top = element.visible
        shares = sorted(
            ((x + 0.5) / _PLACES, (y + 0.5) / _PLACES) for x in range(_PLACES) for y in range(_PLACES)
        )
        for x, y in sorted(shares, key=lambda share: abs(share[0] - 0.5) + abs(share[1] - 0.5)):
            point = (left + (right - left) * x, bottom + (top - bottom) * y)
            hit = taker(elements, point).element
            if hit is not None and _belongs(hit, element):
                return point
        return None

    def _focus(self, element: Element, _data: object) -> None:
        if attribute(element.widget, "is_focusable") is True:
            element.widget.focus = True

    def _set_value(self, element: Element, value: object) -> None:
        """Type a text in place of what stands in a field, or move a slider."""
        if element.role == "slider" and isinstance(value, int | float):
            element.widget.value = min(max(float(value), element.widget.min), element.widget.max)
        elif isinstance(value, str):
            self._when_shown(element, partial(self._type, value))

    def _type(self, text: str, element: Element) -> None:
        field = element.widget
        field.focus = True
        field.select_all()
        press_key(KEYS["Backspace"])
        for character in text:
            type_character(character)

    def _step(self, sign: int, element: Element, _data: object) -> None:
        """Move a slider by one of its steps."""
        figures = number_of(element)
        if figures is not None:
            value, least, most, step = figures
            element.widget.value = min(max(value + sign * step, least), most)

    def _show(self, element: Element, _data: object) -> None:
        for up in reversed(list(above(element))):
            if up.scrolls:
                up.widget.scroll_to(element.widget, animate=False)

    def _when_still(self, then: Callable[[], None], patience_s: float = _PATIENCE_S) -> None:
        """Go on when no animation runs, or when the patience has run out."""
        if not list(moving()) or patience_s <= 0:
            then()
            return
        Clock.schedule_once(lambda waited: self._when_still(then, patience_s - max(waited, _LEAST_S)), 0)

    def _when_shown(self, element: Element, then: Callable[[Element], None]) -> None:
        """Scroll an element into sight, if it is not, and go on once that is laid out."""
        if element.visible == element.rect or not any(up.scrolls for up in above(element)):
            then(element)
            return
        self._show(element, None)
        number = element.widget.uid if not element.part else 0
        Clock.schedule_once(lambda _: then(self._find(number) or element), 0)


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
