"""What can happen to the backup."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.events import Event


@dataclass(frozen=True, slots=True)
class StartExport(Event):
    """Begin to export the chats to the computer."""


@dataclass(frozen=True, slots=True)
class PauseExport(Event):
    """Pause the export."""


@dataclass(frozen=True, slots=True)
class ResumeExport(Event):
    """Resume the export where it was paused."""


@dataclass(frozen=True, slots=True)
class CancelExport(Event):
    """Cancel the export; a partial export is not kept."""


@dataclass(frozen=True, slots=True)
class ChooseContact(Event):
    """Select a contact, or deselect it."""

    contact: str


@dataclass(frozen=True, slots=True)
class CreateGroup(Event):
    """Create a group with the chosen contacts."""


@dataclass(frozen=True, slots=True)
class SendMail(Event):
    """Send a code to the address that was typed, if it is one."""


@dataclass(frozen=True, slots=True)
class UnbindMail(Event):
    """Unbind the address from the account."""


@dataclass(frozen=True, slots=True)
class LeaveBackup(Event):
    """Go on to the rename page; the backup is not offered on the way again."""
