"""Rules against scenes with known answers."""

from __future__ import annotations

from typing import Any

import pytest

from audits import audit
from tests.audits.scenes import scenes
from tests.audits.stage import build


@pytest.mark.parametrize("scene", scenes(), ids=lambda scene: f"{scene['rule']}: {scene['name']}")
def test_scene(scene: dict[str, Any]) -> None:
    report = audit(
        build(scene["kv"]),
        scene.get("profile", "wcag22-aa"),
        [scene["rule"]],
        states=[scene.get("state", "default")],
        picture=False,
        probe=scene.get("probe", False),
    )
    told = [finding for finding in report.findings if finding.node.name == scene.get("node", "subject")]
    expected = scene["outcome"]
    outcomes = expected if isinstance(expected, list) else [each for each in (expected,) if each != "none"]
    assert [finding.outcome for finding in told] == outcomes, [finding.message for finding in told]
    if told:
        assert told[-1].reason == scene.get("reason", "")
    if "measured" in scene:
        assert told[-1].measured == pytest.approx(scene["measured"], abs=scene.get("within", 0.01))
