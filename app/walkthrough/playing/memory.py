"""Run Python's cycle collector only between walks: otherwise it takes most of a walk's time."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Let the cycle collector neither run by itself nor look at what exists already.

    Then objects also go away at the same moments in every run. Call ``collect`` between walks: widgets that
    are gone hold one another in cycles.
    """
    enabled = gc.isenabled()
    # At its end Python would look through all that is left, which takes as long as the walks did; the system
    # takes it back at once.
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
    collect()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()


def collect() -> None:
    """Free what has become garbage, of what was kept at earlier calls, too."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
