"""Rules against scenes with known answers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from audits.engine import Request, audit
from tests.audits.scenes import scenes
from tests.audits.stage import build, scene_theme, seen_in_the_dark

SCREENS = Path(__file__).parents[2] / "screens"


@pytest.mark.parametrize("scene", scenes(), ids=lambda scene: f"{scene['rule']}: {scene['name']}")
def test_scene(scene: dict[str, Any]) -> None:
    request = Request(
        scene.get("profile", "wcag22-aa"),
        [scene["rule"]],
        states=scene.get("states", ["default"]),
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


def test_a_class_of_a_scene_bears_no_name_that_another_has() -> None:
    """Kivy keeps the first class of a name: a scene would be built of another's, as tests happen to run."""
    own = [name for scene in scenes() for name in re.findall(r"^<(\w+)@", scene["kv"], re.MULTILINE)]
    files = (path.read_text(encoding="utf-8") for path in SCREENS.rglob("*.kv"))
    shipped = {name for text in files for name in re.findall(r"^<-?(\w+)[@>]", text, re.MULTILINE)}
    assert len(own) > 10
    assert len(shipped) > 50
    assert sorted({*own}) == sorted(own)
    assert shipped & {*own} == set()
