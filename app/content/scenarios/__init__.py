"""The scenarios: one TOML file each, known by its name."""

from __future__ import annotations

from pathlib import Path

from app.content import data

FOLDER = Path(__file__).parent


def scenario_names() -> tuple[str, ...]:
    """Return the ids of all scenarios."""
    return data.names(FOLDER)
