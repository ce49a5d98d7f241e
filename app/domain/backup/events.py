"""What can happen to the backup."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.events import Event


@dataclass(frozen=True, slots=True)
class StartExport(Event):
    """Begin to export the chats to the computer."""


@dataclass(frozen=True, slots=True)
class PauseExport(Event):
    """Let the export stand still."""


@dataclass(frozen=True, slots=True)
class ResumeExport(Event):
    """Let the export go on where it stood still."""


@dataclass(frozen=True, slots=True)
class CancelExport(Event):
    """Give the export up; nothing half is kept."""


@dataclass(frozen=True, slots=True)
class ChooseContact(Event):
    """Take a contact into the choice, or out of it."""

    contact: str


@dataclass(frozen=True, slots=True)
class CreateGroup(Event):
    """Create a group with the chosen contacts."""


@dataclass(frozen=True, slots=True)
class SendMail(Event):
    """Send a code to the address that was typed, if it is one."""


@dataclass(frozen=True, slots=True)
class UnbindMail(Event):
    """Take the bound address off the account."""


@dataclass(frozen=True, slots=True)
class LeaveBackup(Event):
    """Go on to the rename page; the backup is not offered on the way again."""
