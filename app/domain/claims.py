"""Figures that somebody claims. The source document's are unverified; the prototype's own are assumptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.text import Text


class Status(StrEnum):
    """What is known of a claim."""

    UNVERIFIED = "unverified"
    CONTRADICTED = "contradicted"
    ASSUMPTION = "assumption"


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure or rule: its words, value and unit, where it comes from, what speaks against it."""

    id: str
    text: Text
    value: float | None
    unit: str
    origin: Text
    status: Status
    contradicted_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claims:
    """All claims by id."""

    by_id: Mapping[str, Claim]

    def __getitem__(self, claim: str) -> Claim:
        return self.by_id[claim]

    def figure(self, claim: str) -> float:
        """Return a claim's value; raises ValueError for a claim without one."""
        value = self.by_id[claim].value
        if value is None:
            raise ValueError(f"claim {claim} has no value")
        return value

    def whole(self, claim: str) -> int:
        """Return a claim's value as a whole number."""
        return round(self.figure(claim))
