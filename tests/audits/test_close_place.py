"""close-place: top left, top right or bottom centre, and 44 dp to a side."""

from __future__ import annotations

import pytest

from audits import audit
from tests.audits.stage import build

WINDOW = """
FloatLayout:
    FloatLayout:
        accessible_role: 'dialog'
        size_hint: None, None
        size: 300, 400
        Button:
            text: 'OK'
            size_hint: None, None
            size: 100, 50
            pos: 180, 150
        Button:
            text: 'Close'
            accessible_closes: {closes}
            size_hint: None, None
            size: {side}, {side}
            pos: {pos}
"""


def judged(side: int = 44, pos: str = "128, 10", closes: bool = True) -> list[tuple[str, str]]:
    kv = WINDOW.format(side=side, pos=pos, closes=closes)
    report = audit(build(kv), "miit-elder", ["close-place"], size=(300, 400))
    return [(str(finding.outcome), finding.reason) for finding in report.findings]


@pytest.mark.parametrize(
    ("pos", "outcome"),
    [
        ("10, 340", "passed"),
        ("246, 340", "passed"),
        ("128, 10", "passed"),
        ("128, 340", "failed"),
        ("246, 10", "failed"),
        ("10, 10", "failed"),
    ],
)
def test_place(pos: str, outcome: str) -> None:
    assert judged(pos=pos) == [(outcome, "")]


@pytest.mark.parametrize(("side", "outcome"), [(44, "passed"), (43, "failed")])
def test_size(side: int, outcome: str) -> None:
    assert judged(side=side) == [(outcome, "")]


def test_what_closes_has_to_be_declared_among_several() -> None:
    assert judged(closes=False) == [("cant_tell", "no-closing-control")]


def test_the_only_control_of_a_window_closes_it() -> None:
    kv = """
FloatLayout:
    accessible_role: 'dialog'
    Button:
        text: 'OK'
        size_hint: 1, 0.2
"""
    (finding,) = audit(build(kv), "miit-elder", ["close-place"], size=(300, 400)).findings
    assert finding.outcome == "passed"


def test_a_page_is_no_window() -> None:
    assert audit(build("Button:\n    text: 'OK'"), "miit-elder", ["close-place"]).findings == ()
