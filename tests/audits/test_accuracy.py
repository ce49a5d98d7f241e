"""How near the measured ratio comes to the declared one, over many colours and sizes."""

from __future__ import annotations

import random
import statistics
from typing import Any

import pytest

from audits import audit
from tests.audits.stage import build, wcag

PAIRS = 160
WORST, TYPICAL = 0.001, 1e-6  # relative; opaque colours on opaque ground come out exact


def _colour(chance: random.Random) -> str:
    return "#" + "".join(f"{chance.randrange(256):02X}" for _ in range(3))


@pytest.fixture(scope="module")
def errors() -> list[float]:
    chance = random.Random(20260)
    pairs = [(_colour(chance), _colour(chance)) for _ in range(PAIRS)]
    patches = "\n".join(
        f"    Patch:\n        color: '{fg}'\n        back: '{bg}'\n        text: 'Wqil.'\n"
        f"        font_size: {chance.randrange(9, 26)}"
        for fg, bg in pairs
    )
    root: Any = build(f"GridLayout:\n    cols: 8\n{patches}\n")
    report = audit(root, rules=["text-contrast"], states=["default"], picture=False, size=(800, 800))
    measured = [finding.measured for finding in report.findings]
    assert len(measured) == PAIRS
    return [abs((value or 21) / wcag(fg, bg) - 1) for value, (fg, bg) in zip(measured, pairs, strict=True)]


def test_the_worst_error_stays_within_tolerance(errors: list[float]) -> None:
    assert max(errors) < WORST


def test_the_typical_error_is_smaller_still(errors: list[float]) -> None:
    assert statistics.median(errors) < TYPICAL
