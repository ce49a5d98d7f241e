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
    are gone hold one another in cycles. What is old then is looked at again at the next rest.
    """
    enabled = gc.isenabled()
    # At its end Python would look through all that is left, which takes as long as the walks did; the system
    # takes it back at once.
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
    gc.unfreeze()
    collect()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()


def collect() -> None:
    """Free what has become garbage since the last call; what is left is old now."""
    gc.collect()
    gc.freeze()
