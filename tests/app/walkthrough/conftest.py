"""Small Kivy apps to walk on, and flow files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.audits.driving.conftest import SmallStage, make_stage, time

__all__ = ["SmallStage", "make_stage", "time"]


@pytest.fixture
def flow(tmp_path: Path) -> Callable[..., Path]:
    """Write a flow file and return its path."""

    def write(commands: str, config: str = "", name: str = "flow.yaml") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"appId: mingbai\n{config}\n---\n{commands}\n", encoding="utf-8")
        return path

    return write
