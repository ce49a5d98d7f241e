"""Which steps of a walk are worth a picture in a strip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TypeVar

from app.walkthrough.recorded.walk import RecordedStep, Walk

_Item = TypeVar("_Item")


def frames(walk: Walk) -> Iterator[RecordedStep]:
    """Yield the steps after which something else was seen than before; without pictures, none.

    A block is left out: its steps have shown what it shows.
    """
    shown = ""
    for step, following in zip_longest(walk.steps, walk.steps[1:]):
        block = following is not None and following.depth > step.depth
        if step.after and step.after != shown and not block:
            shown = step.after
            yield step


def spread(items: Sequence[_Item], most: int) -> list[_Item]:
    """Return the first, the last and what lies evenly between them; all of at most ``most``."""
    if len(items) <= most:
        return list(items)
    return [items[round(place * (len(items) - 1) / (most - 1))] for place in range(most)]
