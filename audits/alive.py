"""What a long audit tells whoever waits: signs of life (each frame is one), and what it has found so far."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from .model import Report

_EVERY_S = 1.0
_listeners: list[Callable[[], None]] = []
_readers: list[Callable[[Report], None]] = []


def beat() -> None:
    """Give a sign of life."""
    for listener in _listeners:
        listener()


def so_far(report: Report) -> None:
    """Tell what has been found before the app is tried further, which may end its process."""
    for reader in _readers:
        reader(report)


@contextmanager
def reports_so_far(reader: Callable[[Report], None]) -> Iterator[None]:
    """Give a reader what an audit has found so far, meanwhile; its reports have no pictures."""
    _readers.append(reader)
    try:
        yield
    finally:
        _readers.remove(reader)


@contextmanager
def latest_so_far() -> Iterator[list[Report]]:
    """Keep the last of what an audit has found so far, meanwhile, and nothing before the first."""
    latest: list[Report] = []

    def keep(report: Report) -> None:
        latest[:] = [report]

    with reports_so_far(keep):
        yield latest


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
