"""target-size: WCAG 2.5.8 with its spacing exception, 2.5.5, and the figures for elders."""

from __future__ import annotations

import pytest

from audits import Finding, Outcome, audit
from tests.audits.stage import build


def judged(buttons: list[tuple[float, float, float, float]], profile: str = "wcag22-aa") -> list[Finding]:
    """Audit buttons of (x, y, width, height) dp."""
    lines = [
        f"    Button:\n        text: 'go'\n        size_hint: None, None\n"
        f"        pos: {x}, {y}\n        size: {w}, {h}"
        for x, y, w, h in buttons
    ]
    root = build("FloatLayout:\n" + "\n".join(lines))
    return list(audit(root, profile, ["target-size"], picture=False).findings)


@pytest.mark.parametrize(
    ("profile", "side", "outcome"),
    [
        ("wcag22-aaa", 44, "passed"),
        ("wcag22-aaa", 43.5, "failed"),
        ("miit-elder", 44, "passed"),
        ("miit-elder", 43, "failed"),
    ],
)
def test_threshold(profile: str, side: float, outcome: str) -> None:
    (finding,) = judged([(10, 10, side, 60)], profile)
    assert finding.outcome == outcome
    assert finding.measured == pytest.approx(side)


def test_a_small_target_alone_passes_by_spacing() -> None:
    (finding,) = judged([(100, 100, 20, 20)])
    assert (finding.outcome, finding.reason) == (Outcome.PASSED, "spacing")


@pytest.mark.parametrize(("gap", "outcome"), [(4, "passed"), (3.5, "failed")])
def test_two_small_targets_need_24_between_their_centres(gap: float, outcome: str) -> None:
    findings = judged([(100, 100, 20, 20), (120 + gap, 100, 20, 20)])
    assert {finding.outcome for finding in findings} == {outcome}


@pytest.mark.parametrize(("gap", "outcome"), [(2, "passed"), (1.5, "failed")])
def test_a_small_target_beside_a_large_one(gap: float, outcome: str) -> None:
    findings = judged([(100, 100, 20, 20), (120 + gap, 80, 60, 60)])
    assert findings[0].outcome == outcome
    assert findings[1].outcome == Outcome.PASSED


THREE_IN_A_STRIP = """
{clip}:
    size_hint: None, None
    size: 200, 70
    BoxLayout:
        orientation: 'vertical'
        size_hint: None, None
        size: 200, 180
        pos: root.x, root.top - 180
        Button:
            text: 'whole'
        Button:
            text: 'a strip'
        Button:
            text: 'nothing'
"""


def test_only_the_part_that_shows_counts() -> None:
    root = build(THREE_IN_A_STRIP.format(clip="StencilView"))
    findings = audit(root, "wcag22-aaa", ["target-size"], picture=False).findings
    assert [finding.outcome for finding in findings] == ["passed", "failed", "inapplicable"]
    assert findings[1].measured == pytest.approx(10)


def test_what_scrolling_brings_into_reach_counts_whole() -> None:
    root = build(THREE_IN_A_STRIP.format(clip="ScrollView"))
    findings = audit(root, "wcag22-aaa", ["target-size"], picture=False).findings
    assert [finding.outcome for finding in findings] == ["passed", "passed", "inapplicable"]
    assert findings[1].measured == pytest.approx(60)


def test_a_control_on_top_takes_its_part() -> None:
    lower, upper = judged([(100, 100, 100, 100), (100, 130, 100, 100)], "wcag22-aaa")
    assert (lower.outcome, upper.outcome) == ("failed", "passed")
    assert lower.measured == pytest.approx(30)


def test_a_main_part_needs_more_for_elders() -> None:
    root = build("Button:\n    text: 'go'\n    accessible_main: True")
    (finding,) = audit(root, "miit-elder", ["target-size"], size=(200, 50)).findings
    assert (finding.outcome, finding.required) == ("failed", 60)


def test_what_cannot_be_operated_is_not_judged() -> None:
    root = build("""
BoxLayout:
    Button:
        disabled: True
    Button:
        opacity: 0
    Button:
        accessible_hidden: True
""")
    reasons = [finding.reason for finding in audit(root, rules=["target-size"]).findings]
    assert reasons == ["disabled", "unseen", "decoration"]
