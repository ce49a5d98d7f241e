"""Python's cycle collector at moments of our choosing: it would take most of a walk's time."""

from __future__ import annotations

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
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        if enabled:
            gc.enable()


def collect(*, all_of_it: bool = False) -> None:
    """Free what has become garbage since the last call, or since the beginning; what is left is old now."""
    if all_of_it:
        gc.unfreeze()
    gc.collect()
    gc.freeze()
