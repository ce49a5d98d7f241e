"""How far the backup has come."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Backup:
    """What has been saved so far, and what could not be."""
