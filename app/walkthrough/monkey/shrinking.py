"""Make a failing sequence small: delta debugging.

After A. Zeller and R. Hildebrandt, "Simplifying and isolating failure-inducing input", IEEE Transactions on
Software Engineering 28 (2002): leave out ever smaller pieces as long as it still fails.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

_Item = TypeVar("_Item")
Failing = Callable[[Sequence[_Item]], Sequence[_Item] | None]
"""Returns that part of a sequence, from its begin, that fails; None where nothing of it does."""


def shrink(items: Sequence[_Item], failing: Failing[_Item]) -> Sequence[_Item]:
    """Return a part of a failing sequence that still fails, and does not with any one item left out.

    The order stays. The last item is what fails, and always stays.
    """
    kept = items
    size = max(1, len(kept) // 2)
    while True:
        smaller = _without_pieces(kept, size, failing)
        if size == 1 and len(smaller) == len(kept):
            return kept
        kept, size = smaller, max(1, size // 2)


def _without_pieces(items: Sequence[_Item], size: int, failing: Failing[_Item]) -> Sequence[_Item]:
    """Leave out each piece of that size without which the rest still fails."""
    kept, start = items, 0
    while start < len(kept) - 1:
        end = min(start + size, len(kept) - 1)
        rest = failing([*kept[:start], *kept[end:]])
        if rest is None:
            start = end
        else:
            kept = rest
    return kept
