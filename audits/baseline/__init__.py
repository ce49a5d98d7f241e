"""Failures known from an earlier run: they do not count again, so that only what is new or worse fails.

wanted = asked("baseline.json", update=False, dimensions=Dimensions(("theme",)))
comparison = Comparison(wanted.before, wanted.dimensions, rules)
for entry in entries:
    new_or_worse = comparison.add(entry)
wanted.finish(comparison)
"""

from __future__ import annotations

from .asked import Asked, asked
from .comparing import Comparison, Dimensions, Failure
from .known import Baseline, Key, Known

__all__ = ["Asked", "Baseline", "Comparison", "Dimensions", "Failure", "Key", "Known", "asked"]
