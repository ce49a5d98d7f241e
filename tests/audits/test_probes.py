"""Rules that operate the app, against scenes with known answers."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from audits import audit
from tests.audits.stage import build

SCENES = tomllib.loads(Path(__file__).with_name("probes.toml").read_text(encoding="utf-8"))["scene"]


@lru_cache(maxsize=1)
def make_classes() -> None:
    """Register the widgets that scenes name and kv cannot describe."""
    import kivy.core.window  # noqa: F401 - buttons need its OpenGL context
    from kivy.factory import Factory
    from kivy.uix.button import Button
    from kivy.uix.widget import Widget

    class OnlyMiddle(Button):  # type: ignore[misc]
        def collide_point(self, x: float, y: float) -> bool:
            return bool(abs(x - self.center_x) < 10 and abs(y - self.center_y) < 10)

    class RoundButton(Button):  # type: ignore[misc]
        def collide_point(self, x: float, y: float) -> bool:
            return bool((x - self.center_x) ** 2 + (y - self.center_y) ** 2 <= (self.width / 2) ** 2)

    class OwnHandler(Widget):  # type: ignore[misc]
        def on_touch_down(self, touch: Any) -> bool:
            raise AssertionError("touched")

    for kind in (OnlyMiddle, RoundButton, OwnHandler):
        Factory.register(kind.__name__, cls=kind)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: f"{scene['rule']}: {scene['name']}")
def test_scene(scene: dict[str, Any]) -> None:
    make_classes()
    root = build(scene["kv"])
    report = audit(root, rules=[scene["rule"]], states=["default"], picture=False, probe=True)
    told = [finding for finding in report.findings if finding.node.name == scene.get("node", "subject")]
    assert [finding.outcome for finding in told] == [scene["outcome"]], [f.message for f in told]
    assert told[0].reason == scene.get("reason", "")
    if "measured" in scene:
        assert told[0].measured == pytest.approx(scene["measured"], abs=scene.get("within", 0.01))
