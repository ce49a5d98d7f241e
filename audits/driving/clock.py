"""Virtual time: Kivy's clock, its sleeping and its modules' own ``time`` run on a time that we move.

Animations and waits of hours then take no real time, and the same script meets the same frames.
"""

from __future__ import annotations

import importlib
import sys
import time as real
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from kivy.cache import Cache
from kivy.clock import Clock

from .pictures import forget_pictures, pictures_at_once
from .underway import UnderWay, drop

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
    """Stands in for the module ``time`` where Kivy holds it as a whole."""

    def __init__(self, clock: VirtualTime) -> None:
        super().__init__("time")
        self.time = self.monotonic = self.perf_counter = clock.time

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever time has
        return getattr(real, name)


class VirtualTime:
    """A time in s that stands still unless it is moved."""

    def __init__(self) -> None:
        self.now = START_S

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

    def time(self) -> float:
        """Return the present moment in s."""
        return self.now

    def sleep(self, microseconds: float) -> None:
        """Let that time pass; Kivy's clock sleeps in microseconds."""
        self.now += microseconds / 1e6


@contextmanager
def virtual_time() -> Iterator[VirtualTime]:
    """Put Kivy on a virtual time, and back on the real one exactly as it was.

    What was under way before, Kivy's own intervals too, stands still until the end, so that nothing depends
    on when the virtual time began and what had happened by then. What is still under way at the end is
    dropped: kept, it would hold on to the widgets of every run that had been before.
    """
    virtual = VirtualTime()
    for name in _TIMED:
        importlib.import_module(name)
    patched = list(_time_holders(_TimeModule(virtual), virtual))
    kept = {name: getattr(Clock, name) for name in (*_MOMENTS, *_COUNTS)}
    before = UnderWay.take_away()
    with pictures_at_once():
        try:
            Clock.time, Clock.usleep = virtual.time, virtual.sleep
            virtual.begin_again()
            for module, _, stand_in in patched:
                module.time = stand_in  # type: ignore[attr-defined]
            yield virtual
        finally:
            for module, original, _ in patched:
                module.time = original  # type: ignore[attr-defined]
            drop()
            del Clock.time, Clock.usleep
            for name, value in kept.items():
                setattr(Clock, name, value)
            Clock._last_tick = Clock.time()
            _forget_caches()
            before.bring_back()


def _forget_caches() -> None:
    """Empty the caches of Kivy that forget with time: their entries bear moments of another time."""
    for category, limits in Cache._categories.items():
        if limits["timeout"] is not None:
            Cache.remove(category)


def _time_holders(whole: ModuleType, virtual: VirtualTime) -> Iterator[tuple[ModuleType, object, object]]:
    """Yield Kivy's modules that hold a ``time``, with the original and what stands in for it."""
    for name, module in list(sys.modules.items()):
        if not name.startswith("kivy.") or name == "kivy.clock" or not isinstance(module, ModuleType):
            continue
        held = module.__dict__.get("time")
        if held is real.time:
            yield module, held, virtual.time
        elif held is real:
            yield module, held, whole
