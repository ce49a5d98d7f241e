"""How a finger errs: where it comes down is normally distributed around where it was meant to.

The spread is the absolute precision of a finger (sigma_a) in Bi, Li & Zhai 2013, FFitts law: modeling finger
touch with Fitts' law, CHI; the same in both directions.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.errors import InputError

SAMPLES = 200
"""Samples for each touch: a share of misses is then within some 3 % of the true one (standard error)."""
_DP_PER_MM = 160 / 25.4
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(mm|dp)")
_LARGEST_DP = 200.0


@dataclass(frozen=True, slots=True)
class Jitter:
    """The spread in dp, and the seed of the samples."""

    sigma_dp: float
    seed: int = 0

    def around(self, x: float, y: float, number: int) -> Iterator[tuple[float, float]]:
        """Yield points (dp) around a point; those of one touch (by its number) are always the same."""
        chance = random.Random(f"{self.seed} {number}")
        for _ in range(SAMPLES):
            yield chance.gauss(x, self.sigma_dp), chance.gauss(y, self.sigma_dp)


def read_jitter(given: str, seed: int) -> Jitter:
    """Read a spread such as ``1.5mm`` or ``9dp``. Raises InputError for what is none."""
    found = _LENGTH.fullmatch(given.strip())
    sigma = float(found[1]) * (_DP_PER_MM if found[2] == "mm" else 1) if found else 0.0
    if not 0 < sigma <= _LARGEST_DP:
        raise InputError(f"{given!r} is no finger's error", "write e.g. 1.5mm or 9dp", "--jitter")
    return Jitter(sigma, seed)
