"""line-spacing, which only the profile for elders asks for."""

from __future__ import annotations

import pytest

from audits import audit
from tests.audits.stage import build

TWO_LINES = "Label:\n    text: 'one\\ntwo'\n    font_size: 30\n    line_height: {height}\n    {more}"


def judged(kv: str) -> list[tuple[str, float | None]]:
    report = audit(build(kv), "miit-elder", ["line-spacing"])
    return [(str(finding.outcome), finding.measured) for finding in report.findings]


@pytest.mark.parametrize(("height", "outcome"), [(1.0, "failed"), (1.2, "passed")])
def test_lines_are_measured_in_multiples_of_the_text_size(height: float, outcome: str) -> None:
    ((found, measured),) = judged(TWO_LINES.format(height=height, more=""))
    assert found == outcome
    assert measured == pytest.approx(1.17 * height, abs=0.05), "Roboto's own lines stand 1.17 times apart"


def test_the_size_of_the_lines_themselves_counts() -> None:
    text = "[size=12]one\\ntwo[/size]"
    ((found, measured),) = judged(f"Label:\n    text: '{text}'\n    markup: True\n    font_size: 40")
    assert measured is not None
    assert (found, measured < 2) == ("failed", True)


def test_one_line_has_no_spacing_and_a_disabled_text_is_exempt() -> None:
    assert judged("Label:\n    text: 'one'") == []
    assert judged(TWO_LINES.format(height=0.5, more="disabled: True")) == [("inapplicable", None)]
