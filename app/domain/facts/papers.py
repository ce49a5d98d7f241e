"""Which document an account bears, how old its person is, and what people still have to review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

IDENTITY_CARD = "identity_card"
TRAVEL_PERMIT = "travel_permit"  # of a resident of Hong Kong or Macao
PASSPORT = "passport"
KINDS = (IDENTITY_CARD, TRAVEL_PERMIT, PASSPORT)


@dataclass(frozen=True, slots=True)
class Papers:
    """The document's kind and masked number (that of the person where empty), the person's age in years.

    Raises ValueError for a kind that is not one of ``KINDS``.
    """

    kind: str = IDENTITY_CARD
    age: int = 30
    number: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"unknown document {self.kind!r}; known are {', '.join(KINDS)}")


@dataclass(frozen=True, slots=True)
class Attached:
    """A placeholder that stands for one of a minor's papers; ``copy`` tells it from the one it replaced."""

    paper: str
    copy: int = 1


@dataclass(frozen=True, slots=True)
class Application:
    """A minor's application: what is attached, when it was handed in, since when the consent stands."""

    attached: tuple[Attached, ...] = ()
    handed_in: datetime | None = None
    consented: datetime | None = None

    @property
    def in_review(self) -> bool:
        """Tell whether it is handed in and not decided."""
        return self.handed_in is not None and self.consented is None

    def copy_of(self, paper: str) -> Attached | None:
        """Return the placeholder attached for a paper, if any."""
        return next((attached for attached in self.attached if attached.paper == paper), None)


@dataclass(frozen=True, slots=True)
class Review:
    """The reviews of a document that machines do not read, one after the other since ``begun`` (M07)."""

    begun: datetime
