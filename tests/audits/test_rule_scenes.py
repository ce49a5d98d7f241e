"""Rules against scenes with known answers."""

from __future__ import annotations

from typing import Any

import pytest

from audits.engine import Request, audit
from tests.audits.scenes import scenes
from tests.audits.stage import build, scene_theme, seen_in_the_dark


@pytest.mark.parametrize("scene", scenes(), ids=lambda scene: f"{scene['rule']}: {scene['name']}")
def test_scene(scene: dict[str, Any]) -> None:
    request = Request(
        scene.get("profile", "wcag22-aa"),
        [scene["rule"]],
        states=[scene.get("state", "default")],
        picture=False,
        probe=scene.get("probe", False),
        fresh=seen_in_the_dark(scene["kv"]) if scene.get("switched") else None,
    )
    root = build(scene["kv"])
    scene_theme().dark = scene.get("switched", False)
    report = audit(root, request)
    scene_theme().dark = False
    told = [finding for finding in report.findings if finding.node.name == scene.get("node", "subject")]
    expected = scene["outcome"]
    outcomes = expected if isinstance(expected, list) else [each for each in (expected,) if each != "none"]
    assert [finding.outcome for finding in told] == outcomes, [finding.message for finding in told]
    if told:
        assert told[-1].reason == scene.get("reason", "")
    if "measured" in scene:
        assert told[-1].measured == pytest.approx(scene["measured"], abs=scene.get("within", 0.01))
