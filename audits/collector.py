"""Python's collector of cyclic garbage, kept from running while very many objects that stay are made.

It runs after every few hundred new objects and, ever so often, looks through all those of the app, which
takes longer than to make them. What is garbage by then is found as soon as it may run again.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Let no collection begin by itself meanwhile."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
