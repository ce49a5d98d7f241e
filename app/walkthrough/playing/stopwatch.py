"""Real time, which a walk only tells: nothing that is played depends on it."""

from __future__ import annotations

import time


class Stopwatch:
    """Measures real time from its making on."""

    def __init__(self) -> None:
        self._began = time.perf_counter()

    @property
    def read_s(self) -> float:
        """How long ago that was, in s, to a tenth of a ms."""
        return round(time.perf_counter() - self._began, 4)
