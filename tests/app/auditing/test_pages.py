"""An audit of a walk looks at a whole page and reports each finding once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

from app.auditing.auditor import Auditor, Memory
from audits import Outcome
from tests.audits.driving.conftest import SmallStage, make_stage, time

__all__ = ["make_stage", "time"]

Make = Callable[[str], SmallStage]
PAGE = """
BoxLayout:
    orientation: 'vertical'
    ScrollView:
        id: page
        scroll_y: 1
        BoxLayout:
            orientation: 'vertical'
            size_hint_y: None
            height: {height}
            Label:
                text: 'Clear words'
                size_hint_y: None
                height: 60
            Widget
            Label:
                text: 'Faint words'
                color: .2, .2, .2, 1
                size_hint_y: None
                height: 60
    Button:
        text: 'Always in sight'
        size_hint_y: None
        height: 60
"""


def test_what_fails_below_the_fold_is_found_and_nothing_is_told_twice(make_stage: Make) -> None:
    from audits.looking.settle import settle

    stage = make_stage(PAGE.format(height=2000))
    settle(stage.root)
    memory = Memory()
    auditor = Auditor("wcag22-aa", memory)
    with closing(memory), closing(auditor.entries):
        found = [
            [(finding.node.name, str(finding.outcome)) for finding in report.findings if finding.node.name]
            for report in auditor.reports(stage.root)
        ]
    first = [name for name, outcome in found[0] if outcome == Outcome.PASSED]
    assert {"Clear words", "Always in sight"} <= set(first)
    assert found[1:] == [[("Faint words", "failed")]]
