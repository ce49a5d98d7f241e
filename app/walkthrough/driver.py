"""Do what a person does with the phone: look, touch, swipe, type, wait. Failures say what was there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.core.window import Window

from app.errors import CheckError
from app.walkthrough.clock import VirtualTime
from app.walkthrough.commands import Selector
from app.walkthrough.finder import closest, coverer, elements_of, find, said, script_id
from app.walkthrough.frames import Frames
from app.walkthrough.script import SWIPES
from app.walkthrough.touch import KEYS, LONG_PRESS_S, TAP_S, Hand, path, press_key, takers, type_text
from audits.tree import Element

PATIENCE_S = 7.0  # virtual time that something may take to come into sight, as in Maestro
_LOOK_EVERY_S = 0.1
_SCROLLS = 30
_OPPOSITE = {"DOWN": "UP", "UP": "DOWN", "LEFT": "RIGHT", "RIGHT": "LEFT"}


class Driver:
    """One person in front of the phone; positions are px of the window, upwards."""

    def __init__(self, root: Callable[[], Any], time: VirtualTime) -> None:
        self._root = root
        self._time = time
        self.frames = Frames(time)
        self._hand = Hand()

    def start(self) -> None:
        """Put the hand to the phone."""
        self._hand.start()

    def stop(self) -> None:
        """Take it away."""
        self._hand.stop()

    def tap(self, selector: Selector, how: str = "tap") -> str:
        """Touch what is named, once it is there, and return who took the touch.

        Raises CheckError when it is missing, not unique, disabled, covered, or when nobody took the touch.
        """
        point, target = self._touchable(selector)
        if how == "double":
            self._touch(point, TAP_S)
        names = self._touch(point, LONG_PRESS_S if how == "long" else TAP_S)
        self.frames.settle()
        if target is not None and target.control and not names:
            raise CheckError(f"{selector} was touched, but nothing took the touch")
        return ", ".join(names)

    def expect(self, selector: Selector, *, visible: bool, timeout_s: float = 0.0) -> None:
        """Wait until something is in sight, or out of it. Raises CheckError when it does not come about."""
        if not self.frames.wait(timeout_s or PATIENCE_S, lambda: bool(self.matches(selector)) is visible):
            raise self._missing(selector) if visible else CheckError(f"{selector} is still there")

    def matches(self, selector: Selector) -> list[Element]:
        """Return what a selector finds now."""
        found = find(elements_of(self._root()), selector)
        if selector.index is not None:
            return found[selector.index : selector.index + 1]
        return found

    def type(self, text: str) -> None:
        """Type a text on the keyboard."""
        for character in text:
            type_text(character)
            self.frames.one()
        self.frames.settle()

    def press(self, key: str, times: int = 1) -> None:
        """Press a key by its name."""
        for _ in range(times):
            press_key(KEYS[key])
            self.frames.one()
        self.frames.settle()

    def swipe(self, start: tuple[str, str], end: tuple[str, str], duration_s: float = 0.4) -> None:
        """Draw the finger over the phone."""
        first, last = self._place(start), self._place(end)
        finger = self._hand.down(*first)
        self.frames.one()
        steps = path(first, last)
        for place in steps:
            self.frames.several(duration_s / len(steps))
            self._hand.move(finger, *place)
            self.frames.one()
        self.frames.several(_LOOK_EVERY_S)
        self._hand.up(finger)
        self.frames.settle()

    def scroll(self, direction: str = "DOWN") -> None:
        """Scroll: what lies in that direction comes into sight."""
        self.swipe(*SWIPES[_OPPOSITE[direction]])

    def scroll_until(self, selector: Selector, direction: str) -> None:
        """Scroll until something is in sight. Raises CheckError when nothing moves any more."""
        before = None
        for _ in range(_SCROLLS):
            found = self.matches(selector)
            if found and _whole(found[0]):
                return
            now = [element.rect for element in elements_of(self._root())]
            if now == before:
                if found:
                    return
                raise self._missing(selector)
            before = now
            self.scroll(direction)
        raise self._missing(selector)

    def _touchable(self, selector: Selector) -> tuple[tuple[float, float], Element | None]:
        if selector.point is not None and not selector.id and not selector.text:
            return self._place(selector.point), None
        self.expect(selector, visible=True)
        self.frames.settle()
        found = self.matches(selector)
        if not found:
            raise self._missing(selector)
        if len(found) > 1:
            paths = ", ".join(element.path for element in found[:4])
            raise CheckError(f"{selector} names {len(found)} things: {paths}; add an index or an id")
        return self._free_place(found[0], selector), found[0]

    def _free_place(self, target: Element, selector: Selector) -> tuple[float, float]:
        if "disabled" in target.states:
            raise CheckError(f"{selector} is disabled")
        left, bottom, right, top = target.visible
        point = ((left + right) / 2, (bottom + top) / 2)
        # The tree is built anew for each look, so the target is found again by its widget.
        elements = elements_of(self._root())
        same = next(element for element in elements if element.widget is target.widget)
        cover = coverer(elements, same, point)
        if cover is not None:
            name = script_id(cover) or said(cover)
            raise CheckError(f"{selector} is covered by {type(cover.widget).__name__} {name!r}")
        return point

    def _touch(self, point: tuple[float, float], seconds: float) -> list[str]:
        """Touch a place for so long and return the classes of the widgets that took the touch."""
        finger = self._hand.down(*point)
        self.frames.one()
        self.frames.several(seconds)
        # Asked before the finger lifts: whoever took the touch lets go of it then.
        names = [type(widget).__name__ for widget in takers(finger)]
        self._hand.up(finger)
        self.frames.one()
        return names

    def _missing(self, selector: Selector) -> CheckError:
        names = ", ".join(repr(name) for name in closest(elements_of(self._root()), selector))
        return CheckError(f"{selector} is not in sight; there is {names or 'nothing'}")

    def _place(self, point: tuple[str, str]) -> tuple[float, float]:
        """Turn a script's point, counted from the top left, into window px."""
        root = self._root()
        x = _length(point[0], root.width)
        y = _length(point[1], root.height)
        left, bottom = root.to_window(root.x, root.y)
        return min(left + x, Window.width - 1), max(bottom + root.height - y, 0)


def _length(part: str, whole: float) -> float:
    from kivy.metrics import dp

    return whole * float(part[:-1]) / 100 if part.endswith("%") else float(dp(float(part)))


def _whole(element: Element) -> bool:
    return element.visible == element.rect
