"""The two distributions agree in what both say."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def _project(folder: str) -> dict[str, Any]:
    project: dict[str, Any] = tomllib.loads((ROOT / folder / "pyproject.toml").read_text("utf-8"))["project"]
    return project


def test_the_auditor_needs_what_the_prototype_needs_of_it() -> None:
    assert set(_project("audits")["dependencies"]) <= set(_project(".")["dependencies"])


def test_both_serve_the_same_pythons() -> None:
    assert _project("audits")["requires-python"] == _project(".")["requires-python"]
