"""Fingers on the glass: tap, press long, draw a list, swipe; each takes its time in frames."""

from __future__ import annotations

from typing import Any

from ..looking.tree import Element
from .finder import Point
from .frames import FRAME_S, Frames
from .touch import Finger, Hand

TAP_S = 0.1  # a quick tap of a person; shorter than 0.055 s, a ScrollView would take it for a scroll
LONG_PRESS_S = 0.8
_APART_S = 0.4  # two taps that are no double tap: Kivy takes those within 0.25 s for one, 0.375 s for three
SCROLL_S = 0.3  # that a finger takes to draw a list
_HOLD_S = 0.2  # a finger that rests so long before it lifts gives a list no momentum (10/60 s in Kivy)
_SCROLL_SHARE = 0.3  # of the list's side, to both sides of its middle


class Fingers:
    """What fingers do at places, whatever lies there; points are px of the window, upwards."""

    def __init__(self, frames: Frames) -> None:
        self._frames = frames
        self._hand = Hand()

    def start(self) -> None:
        """Start sending touches."""
        self._hand.start()

    def stop(self) -> None:
        """Stop sending touches."""
        self._hand.stop()

    def touch(self, point: Point, how: str, times: int = 1, delay_s: float = 0.0) -> list[Any]:
        """Touch a place, ``times`` over with so many s between; return the widgets that took the last touch.

        A double tap counts as one time; its two taps are so far apart, too, where ``times`` is 1.
        """
        takers: list[Any] = []
        for number in range(times):
            if number and delay_s:
                self._frames.let_pass(delay_s)
            if how == "double":
                self._down_and_up(point, TAP_S)
                if times == 1 and delay_s:
                    self._frames.let_pass(delay_s)
            takers = self._down_and_up(point, LONG_PRESS_S if how == "long" else TAP_S)
        self._frames.skip(_APART_S)
        self._frames.settle()
        return takers

    def _down_and_up(self, point: Point, seconds: float) -> list[Any]:
        finger = self._hand.down(*point)
        self._frames.one()
        self._frames.let_pass(seconds)
        # Asked before the finger lifts: whoever took the touch lets go of it then.
        takers = finger.takers()
        self._hand.up(finger)
        self._frames.one()
        return takers

    def swipe(self, start: Point, end: Point, seconds: float) -> list[Any]:
        """Draw a finger from one place to another, let go in the movement; return who took the touch."""
        finger = self._draw(start, end, seconds)
        takers = finger.takers()
        self._lift(finger)
        return takers

    def draw_list(self, scroll_view: Element, by: Point, seconds: float = SCROLL_S) -> None:
        """Draw a list so far, or as far as there is room for a finger, and let it lie where it is then."""
        left, bottom, right, top = scroll_view.visible
        middle = ((left + right) / 2, (bottom + top) / 2)
        away = (
            _within(by[0] / 2, (right - left) * _SCROLL_SHARE),
            _within(by[1] / 2, (top - bottom) * _SCROLL_SHARE),
        )
        start = (middle[0] - away[0], middle[1] - away[1])
        finger = self._draw(start, (middle[0] + away[0], middle[1] + away[1]), seconds)
        self._frames.let_pass(_HOLD_S)
        self._lift(finger)

    def _draw(self, start: Point, end: Point, seconds: float) -> Finger:
        """Press a finger, move it in each frame, and keep it pressed."""
        finger = self._hand.down(*start)
        self._frames.one()
        count = max(2, round(seconds / FRAME_S))
        for number in range(1, count + 1):
            share = number / count
            self._hand.move(
                finger, start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
            )
            self._frames.one()
        return finger

    def _lift(self, finger: Finger) -> None:
        self._hand.up(finger)
        self._frames.one()
        self._frames.settle()


def _within(length: float, most: float) -> float:
    return min(max(length, -most), most)
