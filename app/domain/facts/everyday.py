"""What a person has done beside the change."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Everyday:
    """The code that was copied last, the codes that customer service was asked about, what was paid for."""

    copied: str = ""
    asked: tuple[str, ...] = ()
    paid: frozenset[str] = frozenset()
