"""An app under construction, and what its faults are made of."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from audits.pixels.colour import Rgb, from_hexadecimal, hexadecimal, ratio


@dataclass(slots=True)
class Sources:
    """An app under construction: its number, what its files say, and its grounds (page, card) and text."""

    number: int
    rng: random.Random
    page: str
    card: str
    text: str
    directives: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    look: list[str] = field(default_factory=list)
    theme: list[str] = field(default_factory=list)
    python: list[str] = field(default_factory=list)
    json: dict[str, str] = field(default_factory=dict)

    def faint(self, ground: str, below: float = 4) -> str:
        """Return a colour that is too faint on a ground (from 1.3 : 1)."""
        while True:
            tone = self.rng.randrange(256)
            rgb: Rgb = tuple(min(255, max(0, tone + self.rng.randrange(-40, 41))) for _ in range(3))  # type: ignore[assignment]
            if 1.3 < ratio(rgb, from_hexadecimal(ground)) < below:
                return hexadecimal(rgb)


Fault: TypeAlias = Callable[[Sources, int], None]
"""Plants a fault, told apart by its number, in an app."""


def channels(colour: str, alpha: float = 1) -> str:
    """Return a colour (#RRGGBB) and its opacity as kv and Python write them."""
    return ", ".join(f"{channel / 255:.3f}" for channel in from_hexadecimal(colour)) + f", {alpha:g}"


def label(name: str, colour: str, more: str = "") -> str:
    """Return the kv of a label."""
    return f"    Label:\n        text: '{name}'\n        color: {colour}\n{more}"
