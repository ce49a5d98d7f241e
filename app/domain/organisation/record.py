"""What an account is responsible for besides its person."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Organisation:
    """The business side of an account: approvals, API access, merchant number, mini-programs, linked apps."""
