"""text-contrast against scenes whose ratios are known."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from audits import audit
from tests.audits.stage import build, wcag

SCENES = tomllib.loads(Path(__file__).with_name("scenes.toml").read_text(encoding="utf-8"))["scene"]
TOLERANCE = 0.02


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene["name"])
def test_scene(scene: dict[str, Any]) -> None:
    root = build(scene["kv"])
    report = audit(
        root, scene.get("profile", "wcag22-aa"), ["text-contrast"], states=["default"], picture=False
    )
    found = [finding for finding in report.findings if finding.node.path.endswith(scene["node"])]
    assert len(found) == 1
    finding = found[0]
    assert finding.outcome == scene["outcome"], finding.message
    assert finding.reason == scene.get("reason", "")
    if "bg" in scene:
        expected = wcag(scene["fg"], scene["bg"])
        assert finding.measured == pytest.approx(expected, rel=scene.get("tolerance", TOLERANCE))
    if "bg_range" in scene:
        low, high = (wcag(scene["fg"], bg) for bg in scene["bg_range"])
        assert finding.measured is not None
        assert low < finding.measured < high
