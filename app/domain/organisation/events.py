"""What can happen to an organisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from app.domain.events import Event
from app.domain.facts.deeds import Deed


@dataclass(frozen=True, slots=True)
class ChangeAnyway(Event):
    """Go on to the rename page after the organisation's losses were shown."""

    kind: ClassVar[Deed] = Deed.FREE


@dataclass(frozen=True, slots=True)
class ChangeLegalPerson(Event):
    """Make this candidate the legal person, so that the organisation loses nothing (O03)."""

    kind: ClassVar[Deed] = Deed.ASKED
    candidate: str


@dataclass(frozen=True, slots=True)
class ResubmitApprovals(Event):
    """Hand these void approvals in again."""

    kind: ClassVar[Deed] = Deed.FREE
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AttachDocument(Event):
    """Attach a placeholder for a required document; nothing is captured or stored."""

    kind: ClassVar[Deed] = Deed.FREE
    document: str


@dataclass(frozen=True, slots=True)
class SubmitQualification(Event):
    """Hand the subject qualification in for its review (O06)."""

    kind: ClassVar[Deed] = Deed.FREE


@dataclass(frozen=True, slots=True)
class RequestReview(Event):
    """Ask for a new technical review of a linked app (O08)."""

    kind: ClassVar[Deed] = Deed.FREE
    app: str


@dataclass(frozen=True, slots=True)
class UpdateSdk(Event):
    """Bring the SDK of an app's social log-in up to date (O09)."""

    kind: ClassVar[Deed] = Deed.FREE
    app: str


@dataclass(frozen=True, slots=True)
class CancelMerchant(Event):
    """Cancel the merchant number (O05)."""

    kind: ClassVar[Deed] = Deed.ASKED
