"""Do what a person does with the phone: touch, swipe, scroll, type. Failures say what was there."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from kivy.core.window import Window
from kivy.uix.textinput import TextInput

from ..errors import CheckError
from ..looking.tree import Element
from ..pixels.affine import is_empty
from .clock import VirtualTime
from .finder import Point, above, coverer, matches
from .fingers import SCROLL_S, Fingers
from .frames import Frames
from .gestures import Search, Selector, Swipe, Tap
from .keys import KEYS
from .outline import element_for, node_of
from .reach import shown_share, way_to, way_to_middle, way_to_rest
from .sight import Sight, described
from .touch import focused, press_key, type_character

_STAYED = 1e-3  # of the list's length: an effect comes to rest within half a px
_MOST_SCROLLS = 40  # a list that has to be drawn more often has no end
_ERASED_AT_MOST = 50  # as Maestro does

# How the finger moves to bring into sight what lies in a direction: (x, y), y upwards.
_FINGER = {"DOWN": (0, 1), "UP": (0, -1), "RIGHT": (-1, 0), "LEFT": (1, 0)}


class Press(Protocol):
    """Presses a control, or one that is to be held."""

    def __call__(self, control: Element, *, held: bool = False) -> None:
        """Press it. Raises CheckError where that cannot be done."""


class Driver:
    """One person in front of the phone; points are px of the window, upwards.

    What is on the page but out of sight is scrolled to before it is touched or said to be there; ``account``
    tells in which directions, and what else was done. ``press_control``, where it is set, presses controls
    instead of a touch at their place.
    """

    def __init__(self, root: Callable[[], Any], time: VirtualTime) -> None:
        self._time = time
        self.frames = Frames(time)
        self.sight = Sight(root, self.frames)
        self.account = self.sight.account
        self.press_control: Press | None = None
        self._fingers = Fingers(self.frames)

    def start(self) -> None:
        """Start sending touches."""
        self._fingers.start()

    def stop(self) -> None:
        """Stop sending touches."""
        self._fingers.stop()

    def tap(self, tap: Tap) -> str:
        """Touch what is named, once it is there, and return who took the touch.

        Raises CheckError when it is missing, cannot be scrolled to, is not unique, moving, disabled or
        covered, or when the touch went elsewhere.
        """
        selector = tap.selector
        if self.press_control is not None:
            return self._press(tap, self.press_control)
        if not selector.names_something and selector.point is not None:
            return _classes(self._touch(self.sight.place(selector.point), tap))
        self.reveal(selector, tap.patience_s)
        before = self.sight.signature() if tap.again else ()
        takers = self._touch_target(*self.sight.target(selector), tap)
        if tap.again and self.sight.signature() == before:
            takers = self._touch_target(*self.sight.target(selector), tap)
        return takers

    def _press(self, tap: Tap, press: Press) -> str:
        """Press a control without touching its place, as often as it would be touched."""
        if tap.how == "double" or tap.selector.point is not None:
            raise CheckError(f"{tap.selector} is touched twice or at a place, which has no name")
        self.reveal(tap.selector, tap.patience_s)
        for _ in range(tap.times):
            target, _point = self.sight.target(tap.selector)
            control = next((each for each in (target, *above(target)) if each.control), target)
            press(control, held=tap.how == "long")
            self.account.touched = node_of(control)
        return type(control.widget).__name__

    def tap_widget(self, widget: Any) -> str:  # noqa: ANN401 - Kivy's Widget has no types
        """Touch a widget that is on the page, once it is scrolled into sight, and return who took the touch.

        Raises CheckError when it is gone, cannot be scrolled to or is covered.
        """
        for _ in range(_MOST_SCROLLS):
            target = self._element_of(widget)
            way = way_to(target)
            if way is None:
                break
            before = _position(way.around)
            self._fingers.draw_list(way.around, way.by)
            if math.dist(_position(way.around), before) < _STAYED:
                break
        target = self._element_of(widget)
        if is_empty(target.visible):
            raise CheckError("it is out of sight, and scrolling does not show it")
        point = self.sight.point_in(target, Selector())
        cover = coverer(self.sight.look(), target, point)
        if cover is not None:
            raise CheckError(f"it is covered by {described(cover)}")
        return _classes(self._touch(point, Tap(Selector())))

    def _element_of(self, widget: Any) -> Element:  # noqa: ANN401 - Kivy's Widget has no types
        for element in self.sight.look():
            if element.widget is widget:
                return element
        raise CheckError("it is not there any more")

    def reveal(self, selector: Selector, timeout_s: float | None = None) -> None:
        """Wait until something is on the page, and scroll it into sight where it is not.

        Raises CheckError when it does not come, or cannot be scrolled into sight.
        """
        found = self.sight.expect(selector, visible=True, timeout_s=timeout_s)
        for _ in range(_MOST_SCROLLS):
            self.account.target = node_of(found[0]) if found else None
            way = next(map(way_to, found), None)
            if way is None:
                return
            before = _position(way.around)
            self._fingers.draw_list(way.around, way.by)
            if math.dist(_position(way.around), before) < _STAYED:
                break
            self.account.scrolled.append(way.direction)
            found = self.sight.there(selector)
        raise self.sight.missing(selector)

    def type(self, text: str) -> None:
        """Type a text on the keyboard. Raises CheckError when nobody takes it."""
        field = focused()
        if isinstance(field, TextInput) and (field.readonly or field.disabled):
            raise CheckError("the field that has the focus cannot be typed in")
        for number, character in enumerate(text):
            if not type_character(character) and not isinstance(focused(), TextInput):
                raise CheckError(f"nothing takes character {number + 1} of {len(text)}; first tap on a field")
            self.frames.one()
        self.frames.settle()

    def erase(self, count: int | None) -> None:
        """Press backspace so many times; without a number, from the end of the field that has the focus."""
        field = focused()
        if count is None and not isinstance(field, TextInput):
            raise CheckError("no text field has the focus; tap on one, or say how many characters to erase")
        if isinstance(field, TextInput):
            press_key(KEYS["End"], None, ("ctrl",))
            count = min(_ERASED_AT_MOST if count is None else count, len(field.text))
        self.press("Backspace", count or 0)

    def press(self, key: str, times: int = 1) -> None:
        """Press a key by its name."""
        for _ in range(times):
            press_key(KEYS[key])
            self.frames.one()
        self.frames.settle()

    def hide_keyboard(self) -> None:
        """Take the keyboard from whoever has it."""
        Window.release_all_keyboards()
        self.frames.settle()

    def turn(self, *, landscape: bool) -> None:
        """Turn the phone, and wait until everything has its new place."""
        width, height = Window.size
        if (width > height) is not landscape:
            Window.size = (height, width)
        self.frames.disturb()
        self.frames.settle()

    def swipe(self, swipe: Swipe) -> None:
        """Draw the finger over the phone and let go in the movement."""
        start, end = self.sight.place(swipe.start), self.sight.place(swipe.end)
        if swipe.origin is not None:
            self.reveal(swipe.origin)
            origin = self.sight.target(swipe.origin)[1]
            # As in Maestro: from there to where a swipe in that direction ends on the screen.
            end = (origin[0], end[1]) if start[0] == end[0] else (end[0], origin[1])
            start = origin
        self._swipe(start, end, swipe.duration_s)

    def scroll(
        self, direction: str = "DOWN", within: Element | None = None, seconds: float = SCROLL_S
    ) -> None:
        """Scroll the largest list, or the one given: what lies in that direction comes into sight."""
        lists = [within] if within is not None else self._lists()
        if not lists:
            raise CheckError("nothing on the screen scrolls")
        x, y = _FINGER[direction]
        self._fingers.draw_list(lists[0], (x * Window.width, y * Window.height), seconds)

    def scroll_until(self, search: Search) -> None:
        """Scroll until as much of something is in sight as is asked for, or as there is room for.

        Raises CheckError when the list has come to its end, or the time (s) has passed, without it.
        """
        selector = search.selector
        self.frames.settle()
        end = self._time.now + search.timeout_s
        while self._time.now < end:
            found = self.sight.found(selector)
            if found and shown_share(found[0]) >= search.share:
                break
            around = self._list_around(selector)
            before = _position(around)
            if found:  # in part: a whole scroll may pass it by
                rest = way_to_rest(found[0], around, search.direction)
                if rest is None:
                    break
                self._fingers.draw_list(around, rest, search.seconds)
            else:
                self.scroll(search.direction, around, search.seconds)
            if math.dist(_position(around), before) < _STAYED:
                break
        found = self.sight.found(selector)
        if not found:
            how = "as long as was given" if self._time.now >= end else "to the end"
            raise CheckError(f"scrolled {search.direction} {how}; {self.sight.missing(selector)}")
        if search.centre:
            self._centre(selector)

    def _centre(self, selector: Selector) -> None:
        """Draw the list until what is in sight lies in its middle, as far as the list goes."""
        for _ in range(_MOST_SCROLLS):
            found = self.sight.found(selector)
            way = way_to_middle(found[0]) if found else None
            if way is None:
                return
            before = _position(way.around)
            self._fingers.draw_list(way.around, way.by)
            if math.dist(_position(way.around), before) < _STAYED:
                return

    def _touch_target(self, target: Element, point: Point, tap: Tap) -> str:
        """Touch a place and make sure that the touch reached the control that the target is or lies in."""
        control = next((each for each in (target, *above(target)) if each.control), target)
        reached: list[bool] = []

        def note(*_: object) -> None:
            reached.append(True)

        heard = [(widget, widget.fbind("on_touch_down", note)) for widget in _hearing(control)]
        try:
            takers = self._touch(point, tap)
        finally:
            for widget, uid in heard:
                widget.unbind_uid("on_touch_down", uid)
        if not reached:
            went = element_for(takers[0], self.sight.look()) if takers else None
            told = described(went) if went is not None else _classes(takers) or "nothing"
            raise CheckError(f"{tap.selector} was touched, but the touch went to {told}")
        if control.control:
            self.account.touched = node_of(control)
            return type(control.widget).__name__
        return _classes(takers)

    def _touch(self, point: Point, tap: Tap) -> list[Any]:
        """Touch a place and tell of it; return the widgets that took the touch."""
        elements = self._about_to_touch(point)
        takers = self._fingers.touch(point, tap.how, tap.times, tap.delay_s)
        self._note_takers(takers, elements)
        return takers

    def _swipe(self, start: Point, end: Point, seconds: float) -> None:
        elements = self._about_to_touch(start)
        self.account.touch_to = _from_top(end)
        takers = self._fingers.swipe(start, end, seconds)
        self._note_takers(takers, elements)

    def _note_takers(self, takers: Sequence[Any], elements: Sequence[Element]) -> None:
        taker = element_for(takers[0], elements) if takers else None
        self.account.touched = None if taker is None else node_of(taker)

    def _about_to_touch(self, point: Point) -> list[Element]:
        """Tell where the finger goes down, and return what is on the screen then."""
        self.account.touch = _from_top(point)
        self.account.before_touch()
        return self.sight.look()

    def _lists(self) -> list[Element]:
        """Return what scrolls, the largest first."""
        lists = [each for each in self.sight.look() if each.scrolls and not is_empty(each.visible)]
        return sorted(lists, key=_area, reverse=True)

    def _list_around(self, selector: Selector) -> Element:
        """Return the list that holds what is looked for, where it is there already; else the largest."""
        for element in matches(self.sight.look(), selector):
            for up in above(element):
                if up.scrolls:
                    return up
        lists = self._lists()
        if not lists:
            raise self.sight.missing(selector)
        return lists[0]


def _classes(widgets: Sequence[Any]) -> str:
    return ", ".join(type(widget).__name__ for widget in widgets)


def _from_top(point: Point) -> tuple[int, int]:
    """Return a point of the window (px, upwards) in whole px from its top left."""
    return round(point[0]), round(Window.height - point[1])


def _hearing(control: Element) -> list[Any]:
    """Return what may take a touch on a control: itself; of an accordion, the closed part, too."""
    if type(control.widget).__name__ != "AccordionItemTitle":
        return [control.widget]
    return [control.widget, *(each.widget for each in above(control) if hasattr(each.widget, "collapse"))]


def _area(element: Element) -> float:
    left, bottom, right, top = element.visible
    return (right - left) * (top - bottom)


def _position(scroll_view: Element) -> Point:
    """Return how far a list is scrolled, 0 to 1; beyond its ends it only bounces."""
    widget = scroll_view.widget
    return min(max(widget.scroll_x, 0), 1), min(max(widget.scroll_y, 0), 1)
