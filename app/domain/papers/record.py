"""Which document an account bears, and how old its person is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Papers:
    """The document's kind and the person's age in years."""

    kind: str = "identity_card"
    age: int = 30


@dataclass(frozen=True, slots=True)
class Review:
    """A review by people: of a minor's papers, or of a document that machines do not read."""
