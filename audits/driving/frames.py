"""Run the app's frames without drawing them, until it is at rest or for a given time."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Hashable
from time import sleep

from kivy.animation import Animation
from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.uix.widget import Widget

from ..alive import beat
from ..errors import RestlessError
from ..looking.settle import sync
from .clock import VirtualTime
from .rest import (
    SOON_S,
    Place,
    at_once,
    busy,
    is_still,
    left,
    loading,
    moving,
    places,
    scheduled,
    single_events,
    until_end,
    work,
)

FRAME_S = 1 / 60
BUDGET_S = 6.0  # virtual time that an app may take to come to rest
_LAYOUT_FRAMES = 2
_DRIFT_S = 0.5  # what still moves after this, with nothing at work, is moved by a steady interval
_LOOK_EVERY_S = 0.1
_LOOK_SHARE = 0.05  # of the time that has been waited
_SAME_FRAME = 1e-6  # frames; rounding errors of the clock are smaller
_MOST_PASSES = 20  # in a frame, as many as Kivy's clock allows itself before it draws
_MOST_STOPS = 2000  # an app that wakes itself up more often is asleep in between, as a phone is


class Frames:
    """The frames of the running app, on a virtual time.

    ``aside`` is a widget that is looked at though it is not in the window. What is due within ``soon_s``
    s is waited for. Where it is not ``strict``, an app that never comes to rest is taken as it is, and
    its threads are given real time.
    ``after_each`` is called after each frame, for whoever watches or listens.
    """

    def __init__(self, time: VirtualTime, aside: Widget | None = None, soon_s: float = SOON_S) -> None:
        self._time = time
        self._aside = () if aside is None or aside.get_parent_window() else (aside,)
        self._soon_s = soon_s
        self._budget_s = BUDGET_S - SOON_S + soon_s
        self._rested_at = -1  # the frame after which the app was last found at rest
        self.count = 0
        self.strict = True
        self._threads = set(threading.enumerate())  # none of them is the app's
        self.after_each: Callable[[], None] | None = None

    @property
    def at_rest(self) -> bool:
        """Whether the app was found at rest, no frame has gone by since, and nothing has begun to move."""
        return self._rested_at == self.count and not busy(self._soon_s) and not Animation._instances

    def disturb(self) -> None:
        """Say that something other than a frame may have changed what is shown."""
        self._rested_at = -1

    def one(self) -> None:
        """Run one frame of 1/60 s as the event loop does, without drawing it: nobody looks."""
        self._frame(self._time.now + FRAME_S)

    def skip(self, seconds: float) -> None:
        """Let a short time pass in one frame; for an app that has nothing to do meanwhile."""
        self._frame(self._time.now + seconds)

    def let_pass(self, seconds: float) -> None:
        """Let a short time pass, from one thing that happens to the next."""
        end = self._time.now + seconds
        while self._time.now < end:
            self._next(end)

    def lay_out(self) -> None:
        """Do what is due at once, layouts above all, without letting time pass."""
        sync()
        self._do_at_once(set())

    def live(self, seconds: float) -> None:
        """Let some time pass in every frame in which anything at all moves or is due."""
        end = self._time.now + seconds
        while end - self._time.now > _SAME_FRAME:
            idle = 0.0 if moving() or loading() else min(map(left, scheduled()), default=seconds)
            self._frame(min(self._time.now + max(idle, FRAME_S), end))

    def settle(self) -> None:
        """Run frames until nothing moves and nothing is due soon.

        A new screen is laid out in more frames than one that was shown before; both are given as many.
        Raises RestlessError naming what was still busy when the budget is spent.
        """
        began = self._time.now
        before: list[Place] | None = None
        quiet, quiet_since = 0, began
        self.one()
        while True:
            if at_work := busy(self._soon_s):
                if self._time.now - began >= self._budget_s:
                    if not self.strict:
                        return None
                    raise RestlessError(self._budget_s, at_work)
                self._next(self._time.now + self._soon_s)
                before, quiet, quiet_since = None, 0, self._time.now
                continue
            still_s = (_LAYOUT_FRAMES - quiet) * FRAME_S
            if still_s > 0 and is_still(still_s, self._soon_s):
                return self._rest(still_s)
            now = places(self._aside) if quiet >= _LAYOUT_FRAMES - 1 else None
            if now is not None and now == before:
                return self._rest()
            if self._time.now - quiet_since >= _DRIFT_S:
                return None
            before = now
            quiet += 1
            self.one()

    def wait(self, seconds: float, until: Callable[[], bool]) -> bool:
        """Let at most so many s pass until something holds, asked whenever the app is at rest.

        After a long time, steady intervals are not waited for one by one, as on a phone that was asleep: an
        hour then costs some hundred looks. What happens once is never passed over.
        """
        began = self._time.now
        end = began + seconds
        if not self.at_rest:
            self.settle()
        while not until():
            now = self._time.now
            if now >= end:
                return False
            due = min(map(left, scheduled()), default=seconds)
            once = max(min(map(left, single_events()), default=seconds), _LOOK_EVERY_S)
            later = min(max(due, _LOOK_EVERY_S, (now - began) * _LOOK_SHARE), once)
            if not self.strict and not self._threads.issuperset(threading.enumerate()):
                later = min(later, _LOOK_EVERY_S)
                sleep(later)  # what a thread does takes real time
            self._frame(min(now + later, end))
            self.settle()
        return True

    def advance(self, seconds: float) -> None:
        """Let a long time pass: from one single event to the next, then to the end.

        Intervals fire once at each stop, as on a phone that was asleep.
        """
        until = self._time.now + seconds
        for _ in range(_MOST_STOPS):
            moment = self._time.now + max(min(map(left, single_events()), default=seconds), FRAME_S)
            if moment >= until:
                break
            self._frame(moment)
        self._frame(max(until, self._time.now))
        self.settle()

    def _next(self, end: float) -> None:
        """Run the next frame that matters: when an animation ends or an event is due.

        The frames between the start and the end of a movement are not looked at.
        """
        now = self._time.now
        if loading():
            return self._frame(now + FRAME_S)
        due = min(map(left, single_events()), default=end - now)
        end_of_move = min(map(until_end, moving()), default=math.inf)
        if end_of_move < due:
            due = FRAME_S * math.ceil(end_of_move / FRAME_S - _SAME_FRAME)
        return self._frame(min(now + max(due, FRAME_S), max(end, now + FRAME_S)))

    def _rest(self, seconds: float = 0) -> None:
        """Let a time pass in which nothing is due; it needs no frame."""
        if seconds:
            self._time.now += seconds
            self.count += 1
            Clock.tick()
        self._rested_at = self.count

    def _frame(self, moment: float) -> None:
        """Run one frame, and all that is due at once after it.

        To lay a screen out takes some passes, a kept one fewer than a new one. In a frame each, they would
        make time depend on what had been shown before. What asks for itself again waits for the next frame,
        as it does in Kivy: thrown lists move so.
        """
        beat()
        done = set(map(work, at_once()))
        self._time.now = moment
        self.count += 1
        Clock.tick()
        EventLoop.dispatch_input()
        sync()
        self._do_at_once(done)
        if self.after_each is not None:
            self.after_each()

    def _do_at_once(self, done: set[Hashable]) -> None:
        """Do what is due at once and has not been done, until nothing more is."""
        for _ in range(_MOST_PASSES):
            due = [event for event in at_once() if work(event) not in done]
            if not due:
                break
            done.update(map(work, due))
            Clock.pre_idle()
            for event in due:
                if event.is_triggered:  # not cancelled by one before it
                    event._last_dt = self._time.now - FRAME_S  # without time, what it moves would stand still
                    event.tick(self._time.now)
            sync()
