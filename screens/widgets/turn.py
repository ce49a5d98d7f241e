"""Layout in three rounds: sizes from the outside in, then from the inside out, and last the places.

Kivy lays widgets out in the order in which they asked for it. A text's height then travels up one box a
pass, and each pass lays out everything around and above it anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from enum import IntEnum
from heapq import heappop, heappush
from itertools import count

from kivy.clock import Clock
from kivy.uix.widget import Widget

_MOST_TURNS = 40  # of one widget in a pass; what still asks for more goes on in Kivy's next pass


class Round(IntEnum):
    """When work is done: all of an earlier round before any of a later one."""

    INWARDS = 0
    OUTWARDS = 1
    PLACES = 2


class Turn:
    """Work on a widget that may be asked for any number of times and is done once, as a trigger of Kivy's.

    Work of the round INWARDS waits for OUTWARDS where it is another widget, by what Kivy binds one in it,
    that has changed.
    """

    def __init__(self, widget: Widget, work: Callable[[], object], first: Round) -> None:
        self.widget = widget
        self.round = first
        self.is_triggered = False
        self._first = first
        self._work = work
        self._working = False

    def __call__(self, changed: object = None, *_: object) -> None:
        """Ask for the work; ``changed`` is the widget that gives the reason."""
        wanted = self._first
        if wanted is Round.INWARDS and changed is not self.widget:
            wanted = Round.OUTWARDS
        elif wanted is Round.INWARDS and self._working:
            return  # a box reads its own size after it has said how much it needs
        if not self.is_triggered or wanted < self.round:
            self.is_triggered, self.round = True, wanted
            _queue.add(self)

    def cancel(self) -> None:
        """Ask for it no longer."""
        self.is_triggered = False

    def take(self) -> None:
        """Do the work."""
        self.is_triggered, self._working = False, True
        try:
            self._work()
        finally:
            self._working = False


def suspend(root: Widget) -> None:
    """Suspend the turns of a widget that is no longer shown, and of all below it."""
    root.suspended_turns = []


def resume(root: Widget) -> None:
    """Resume the suspended turns."""
    for turn in root.__dict__.pop("suspended_turns", ()):
        _queue.add(turn)


class _Queue:
    """The turns that were asked for, taken before Kivy draws the next frame."""

    def __init__(self) -> None:
        self._asked: list[Turn] = []
        self._heap: list[tuple[Round, int, int, Turn]] = []
        self._numbers = count()
        self._running = False
        self._trigger = Clock.create_trigger(self._run, -1)

    def add(self, turn: Turn) -> None:
        if self._running:
            self._push(turn)
        else:
            self._asked.append(turn)
            self._trigger()

    def _run(self, _: float) -> None:
        done: Counter[Turn] = Counter()
        self._running = True
        try:
            while self._asked:
                self._push(self._asked.pop(0))
            while self._heap:
                turn = heappop(self._heap)[-1]
                if not turn.is_triggered:
                    continue
                done[turn] += 1
                if done[turn] > _MOST_TURNS:
                    self._asked.append(turn)
                    continue
                turn.take()
        finally:
            self._running = False
            self._asked += [entry[-1] for entry in self._heap]
            self._heap.clear()
            if self._asked:
                self._trigger()

    def _push(self, turn: Turn) -> None:
        top, depth = _top(turn.widget)
        suspended = top.__dict__.get("suspended_turns")
        if suspended is not None:
            suspended.append(turn)
            return
        order = -depth if turn.round is Round.OUTWARDS else depth
        heappush(self._heap, (turn.round, order, next(self._numbers), turn))


def _top(widget: Widget) -> tuple[Widget, int]:
    """Return what a widget lies in, in the end, and how deep it lies there."""
    depth = 0
    while (above := widget.parent) is not None and above is not widget:  # a window is its own parent
        widget = above
        depth += 1
    return widget, depth


_queue = _Queue()
