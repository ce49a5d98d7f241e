"""What happened to the account since the commit."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Aftermath:
    """How far the limits of the changed account are used, and how far its recovery has come."""
