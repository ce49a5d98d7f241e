"""The errors that reach a person: those of the auditor, which this program stands on."""

from __future__ import annotations

from audits.errors import (
    CheckError,
    ExitCode,
    InputError,
    MachineError,
    ReportedError,
    RestlessError,
    UnknownNameError,
    Where,
    nearest_names,
)

__all__ = [
    "CheckError",
    "ExitCode",
    "InputError",
    "MachineError",
    "ReportedError",
    "RestlessError",
    "UnknownNameError",
    "Where",
    "nearest_names",
]
