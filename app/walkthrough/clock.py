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

from kivy.clock import Clock

START_S = 1_000_000.0
# Modules that measure time themselves; imported first, so that none keeps the real time for itself.
_TIMED = (
    "kivy.input.motionevent",
    "kivy.input.postproc",
    "kivy.effects.kinetic",
    "kivy.effects.scroll",
    "kivy.uix.behaviors",
    "kivy.uix.scrollview",
    "kivy.uix.textinput",
)


class _TimeModule(ModuleType):
    """Stands in for the module ``time`` where Kivy holds it as a whole."""

    def __init__(self, clock: VirtualTime) -> None:
        super().__init__("time")
        self.time = self.monotonic = self.perf_counter = clock.time

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever time has
        return getattr(real, name)


class VirtualTime:
    """A time in s that stands still unless it is moved."""

    def __init__(self, start: float = START_S) -> None:
        self.now = start

    def time(self) -> float:
        """Return the present moment in s."""
        return self.now

    def sleep(self, microseconds: float) -> None:
        """Let that time pass; Kivy's clock sleeps in microseconds."""
        self.now += microseconds / 1e6


@contextmanager
def virtual_time() -> Iterator[VirtualTime]:
    """Put Kivy on a virtual time, and back on the real one exactly as it was."""
    virtual = VirtualTime()
    for name in _TIMED:
        importlib.import_module(name)
    patched = list(_time_holders(_TimeModule(virtual), virtual))
    last_tick = Clock._last_tick
    try:
        Clock.time, Clock.usleep = virtual.time, virtual.sleep
        Clock._last_tick = virtual.now
        for module, _, stand_in in patched:
            module.time = stand_in  # type: ignore[attr-defined]
        yield virtual
    finally:
        for module, original, _ in patched:
            module.time = original  # type: ignore[attr-defined]
        del Clock.time, Clock.usleep
        Clock._last_tick = max(last_tick, Clock.time())


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
