"""What can happen to the backup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from app.domain.events import Event
from app.domain.facts.deeds import Deed


@dataclass(frozen=True, slots=True)
class StartExport(Event):
    """Begin to export the chats to the computer."""

    kind: ClassVar[Deed] = Deed.FREE


@dataclass(frozen=True, slots=True)
class PauseExport(Event):
    """Pause the export."""

    kind: ClassVar[Deed] = Deed.FREE


@dataclass(frozen=True, slots=True)
class ResumeExport(Event):
    """Resume the export where it was paused."""

    kind: ClassVar[Deed] = Deed.FREE


@dataclass(frozen=True, slots=True)
class CancelExport(Event):
    """Cancel the export; a partial export is not kept."""

    kind: ClassVar[Deed] = Deed.ASKED


@dataclass(frozen=True, slots=True)
class ChooseContact(Event):
    """Select a contact, or deselect it."""

    kind: ClassVar[Deed] = Deed.FREE
    contact: str


@dataclass(frozen=True, slots=True)
class CreateGroup(Event):
    """Create a group with the chosen contacts."""

    kind: ClassVar[Deed] = Deed.FREE


@dataclass(frozen=True, slots=True)
class SendMail(Event):
    """Send a code to the address that was typed, if it is one."""

    kind: ClassVar[Deed] = Deed.FREE


@dataclass(frozen=True, slots=True)
class UnbindMail(Event):
    """Unbind the address from the account."""

    kind: ClassVar[Deed] = Deed.UNDONE


@dataclass(frozen=True, slots=True)
class LeaveBackup(Event):
    """Go on to the rename page; the backup is not offered on the way again."""

    kind: ClassVar[Deed] = Deed.FREE
