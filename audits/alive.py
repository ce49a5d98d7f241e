"""Signs of life of a long audit, for whoever waits for it: each frame that is drawn is one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_EVERY_S = 1.0
_listeners: list[Callable[[], None]] = []


def beat() -> None:
    """Give a sign of life."""
    for listener in _listeners:
        listener()


@contextmanager
def signs_of_life(listener: Callable[[], None]) -> Iterator[None]:
    """Call a listener at signs of life meanwhile, about once a second (real time)."""
    last = time.monotonic()

    def listen() -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _EVERY_S:
            last = now
            listener()

    _listeners.append(listen)
    try:
        yield
    finally:
        _listeners.remove(listen)
