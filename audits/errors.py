"""What can go wrong before an audit begins.

AuditError
├── InputError      what was asked for is wrong (exit code 2)
└── MachineError    this machine lacks something (exit code 3)
"""

from __future__ import annotations


class AuditError(Exception):
    """The base of what this package raises; its text is meant for people."""


class InputError(AuditError):
    """A target, option or file is wrong: where, what, and what would be right."""

    def __init__(self, what: str, remedy: str, where: str = "") -> None:
        super().__init__(f"{where}: {what}; {remedy}" if where else f"{what}; {remedy}")


class MachineError(AuditError):
    """The machine lacks something: what, and how to get it."""
