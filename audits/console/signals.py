"""Signals that ask a command to end, all treated as Ctrl-C is."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

ENDING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
)
"""The signals that ask a process to end, as far as this system has them."""


class EndedError(KeyboardInterrupt):
    """A signal asked this process to end; ``number`` is the signal's."""

    def __init__(self, number: int) -> None:
        super().__init__(signal.Signals(number).name)
        self.number = number

    def __reduce__(self) -> tuple[object, ...]:
        """Let it pass from one process to another."""
        return type(self), (self.number,)


@contextmanager
def ending_signals_raised() -> Iterator[list[int]]:
    """Raise EndedError in the main thread when a signal asks to end; yield the list of those that came.

    The list is for whoever has to know after all: a callback of a C library may lose what is raised in it. A
    signal that is ignored stays so (``nohup``). SDL leaves handlers alone that stand before its window opens.
    """
    received: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield received
        return

    def end(number: int, _frame: object) -> NoReturn:
        received.append(number)
        raise EndedError(number)

    before = {each: signal.getsignal(each) for each in ENDING}
    changed = {each: handler for each, handler in before.items() if handler not in (signal.SIG_IGN, None)}
    for each in changed:
        signal.signal(each, end)
    try:
        yield received
    finally:
        for each, handler in changed.items():
            signal.signal(each, handler)
