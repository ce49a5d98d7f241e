"""Figures that somebody claims. The source document's are unverified; the prototype's own are assumptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.facts.text import Text


class Status(StrEnum):
    """What is known of a claim."""

    UNVERIFIED = "unverified"
    CONTRADICTED = "contradicted"
    ASSUMPTION = "assumption"


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure or rule: its words, value and unit, where it comes from, what speaks against it.

    ``more`` holds the further figures of a claim that has several, by name. ``explains``: words of ours that
    tell a person why; a design that explains nothing shows none of them.
    """

    id: str
    text: Text
    value: float | None
    unit: str
    origin: Text
    status: Status
    contradicted_by: tuple[str, ...] = ()
    more: Mapping[str, float] = field(default_factory=dict)
    explains: bool = False


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements of the source that cannot both hold, and what this prototype does about it."""

    id: str
    text: Text
    decision: Text
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claims:
    """All claims by id, and the contradictions among them."""

    by_id: Mapping[str, Claim]
    contradictions: tuple[Contradiction, ...] = ()

    def __getitem__(self, claim: str) -> Claim:
        return self.by_id[claim]

    def figure(self, claim: str, name: str = "") -> float:
        """Return a claim's value, or the named one of its further figures; ValueError where it has none."""
        found = self.by_id[claim]
        value = found.more.get(name) if name else found.value
        if value is None:
            raise ValueError(f"claim {claim} has no value {name}".rstrip())
        return value

    def whole(self, claim: str, name: str = "") -> int:
        """Return a claim's value, or a further figure of it, as a whole number."""
        return round(self.figure(claim, name))
