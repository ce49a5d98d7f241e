"""A sample of generated scenes; ``python -m tests.benchmarks.bench_scenes`` tries thousands."""

from __future__ import annotations

import pytest

from tests.audits.generated import Scene, mistakes, scenes

SAMPLE, SEED = 63, 14


@pytest.mark.parametrize("scene", tuple(scenes(SAMPLE, SEED)), ids=lambda scene: scene.kind)
def test_no_text_is_told_another_contrast_than_it_has(scene: Scene) -> None:
    assert mistakes(scene) == [], scene.kv
