"""Virtual time: Kivy's clock, its sleeping and its modules' own ``time`` run on a time that we move.

Animations and waits of hours then take no real time, and the same script meets the same frames.
"""

from __future__ import annotations

import importlib
import sys
import sysconfig
import time as real
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from types import ModuleType
from typing import Any

from kivy.cache import Cache
from kivy.clock import Clock

from .pictures import forget_pictures, pictures_at_once
from .underway import UnderWay, drop, postpone

START_S = 1_000_000.0
# Modules that measure time themselves; imported first, so that none keeps the real time for itself.
_TIMED = (
    "kivy.input.motionevent",
    "kivy.input.postproc",
    "kivy.input.recorder",
    "kivy.effects.kinetic",
    "kivy.effects.scroll",
    "kivy.uix.behaviors",
    "kivy.uix.filechooser",
    "kivy.uix.scrollview",
    "kivy.uix.textinput",
)
_WIDGETS = ("kivymd", "kivy_garden", "kivy.garden")  # libraries of widgets, which belong to the app
_STANDARD = sysconfig.get_path("stdlib")
_MOMENTS = ("_last_tick", "_start_tick", "_duration_ts0", "_last_fps_tick")
# What else Kivy's clock knows of the time and frames before, with what a walk finds there; 60 frames/s.
_COUNTS = {
    "_dt": 1 / 60,
    "_max_fps": 60.0,
    "_fps": 0,
    "_rfps": 0,
    "_fps_counter": 0,
    "_rfps_counter": 0,
    "_frames": 0,
    "_frames_displayed": 0,
    "_events_duration": 0,
    "_duration_count": 0,
    "_sleep_time": 0,
}


class _TimeModule(ModuleType):
    """Stands in for the module ``time``.

    From ``moment`` of the virtual time on, its clocks go on from what they show now; without a moment, all of
    them show the virtual time itself.
    """

    def __init__(self, clock: VirtualTime, moment: float | None = None) -> None:
        super().__init__("time")
        for name in ("time", "monotonic", "perf_counter"):
            ahead = 0.0 if moment is None else getattr(real, name)() - moment
            setattr(self, name, partial(clock.time, ahead))

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever time has
        return getattr(real, name)


class VirtualTime:
    """A time in s that stands still unless it is moved.

    With ``of_app`` the app's own modules read it, too: they go on from the time of day, which a script's walk
    knows nothing of.
    """

    def __init__(self, now: float = START_S, *, of_app: bool) -> None:
        self.now = now
        self.of_app = of_app
        self._whole = _TimeModule(self, now if of_app else None)
        self._patched: list[tuple[ModuleType, object]] = []

    def adopt(self) -> None:
        """Let all modules that are there by now read this time."""
        for module, held, stand_in in list(_time_holders(self._whole, apps=self.of_app)):
            self._patched.append((module, held))
            module.time = stand_in  # type: ignore[attr-defined]

    def release(self) -> None:
        """Let the modules read the real time again."""
        while self._patched:
            module, held = self._patched.pop()
            module.time = held  # type: ignore[attr-defined]

    def begin_again(self) -> None:
        """Go back to the start, with nothing under way: what was scheduled before never comes about."""
        drop()
        forget_pictures()
        _forget_caches()
        self.now = START_S
        for name in _MOMENTS:
            setattr(Clock, name, self.now)
        for name, count in _COUNTS.items():
            setattr(Clock, name, count)

    def time(self, ahead: float = 0.0) -> float:
        """Return the present moment in s, as a clock shows it that is so many s ahead."""
        return self.now + ahead

    def sleep(self, microseconds: float) -> None:
        """Let that time pass; Kivy's clock sleeps in microseconds."""
        self.now += microseconds / 1e6


@contextmanager
def virtual_time(*, of_app: bool = False) -> Iterator[VirtualTime]:
    """Put Kivy on a virtual time, and back on the real one exactly as it was.

    What was under way before, Kivy's own intervals too, stands still until the end, so that nothing depends
    on when the virtual time began and what had happened by then. What is still under way at the end is
    dropped: kept, it would hold on to the widgets of every run that had been before. ``of_app`` is for an app
    that is nobody's script; see ``VirtualTime``.
    """
    virtual = VirtualTime(of_app=of_app)
    kept = {name: getattr(Clock, name) for name in (*_MOMENTS, *_COUNTS)}
    before = UnderWay.take_away()
    try:
        with pictures_at_once(), _moved_by(virtual):
            try:
                virtual.begin_again()
                yield virtual
            finally:
                drop()
    finally:
        for name, value in kept.items():
            setattr(Clock, name, value)
        Clock._last_tick = Clock.time()
        _forget_caches()
        before.bring_back()


@contextmanager
def taken_over() -> Iterator[VirtualTime]:
    """Move the running app to virtual time with all it has under way, and back to the real time.

    The virtual time goes on from the present moment. When the real one is back, what is under way has as long
    to go as it had. Where a virtual time is on already, that is used, and turned back in the same way.
    """
    if (walk := running()) is not None:
        walk.adopt()
        moment = walk.now
        try:
            yield walk
        finally:
            _shift(moment - walk.now)
            walk.now = moment
        return
    virtual = VirtualTime(Clock.time(), of_app=True)
    fps = Clock._max_fps
    try:
        with _moved_by(virtual):
            Clock._max_fps = 0  # frames come when we say so: the clock need not wait for the next one
            yield virtual
    finally:
        Clock._max_fps = fps
        _shift(Clock.time() - virtual.now)


def _shift(seconds: float) -> None:
    """Let Kivy's clock go on from a moment so many s later, with nothing nearer for that."""
    if not seconds:
        return
    postpone(seconds)
    for name in _MOMENTS:
        if (moment := getattr(Clock, name)) is not None:
            setattr(Clock, name, moment + seconds)


def running() -> VirtualTime | None:
    """Return the virtual time that is on, None where the real one is."""
    time = getattr(Clock.time, "__self__", None)
    return time if isinstance(time, VirtualTime) else None


@contextmanager
def _moved_by(virtual: VirtualTime) -> Iterator[None]:
    """Let Kivy's clock and modules read a virtual time."""
    for name in _TIMED:
        importlib.import_module(name)
    before = {name: Clock.__dict__.get(name) for name in ("time", "usleep")}  # that of another copy of us
    Clock.time, Clock.usleep = virtual.time, virtual.sleep
    virtual.adopt()
    try:
        yield
    finally:
        virtual.release()
        for name, held in before.items():
            if held is None:
                delattr(Clock, name)
            else:
                setattr(Clock, name, held)


def _forget_caches() -> None:
    """Empty the caches of Kivy that forget with time: their entries bear moments of another time."""
    for category, limits in Cache._categories.items():
        if limits["timeout"] is not None:
            Cache.remove(category)


def _time_holders(whole: ModuleType, *, apps: bool) -> Iterator[tuple[ModuleType, object, object]]:
    """Yield the modules that hold a ``time``, with the original and what stands in for it.

    These are Kivy's own, and with ``apps`` those of the app that runs.
    """
    for name, module in list(sys.modules.items()):
        held = getattr(module, "__dict__", {}).get("time")
        if (held is not real.time and held is not real) or not isinstance(module, ModuleType):
            continue
        if name != "kivy.clock" and (name.startswith("kivy.") or (apps and _is_apps(name, module))):
            yield module, held, whole.time if held is real.time else whole


def _is_apps(name: str, module: ModuleType) -> bool:
    """Tell whether a module is the app's: neither ours, nor Python's, nor installed but for widgets."""
    if name.startswith(_WIDGETS):
        return True
    file = getattr(module, "__file__", None) or ""
    installed = file.startswith(_STANDARD) or "site-packages" in file or "dist-packages" in file
    return bool(file) and not installed and name.partition(".")[0] != __name__.partition(".")[0]
