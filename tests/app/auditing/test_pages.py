"""An audit of a walk looks at a whole page and reports each finding once."""

from __future__ import annotations

from contextlib import closing

from app.auditing.auditor import Auditor, Memory
from audits import Outcome
from tests.audits.driving.conftest import make_stage, time
from tests.audits.driving.test_screenfuls import PAGE, Make

__all__ = ["make_stage", "time"]


def test_what_fails_below_the_fold_is_found_and_nothing_is_told_twice(make_stage: Make) -> None:
    from audits.driving.held import settle

    stage = make_stage(PAGE.format(height=2000))
    settle(stage.root)
    memory = Memory()
    auditor = Auditor("wcag22-aa", memory)
    with closing(memory):
        found = [
            [
                (finding.node.name, str(finding.outcome))
                for finding in report.findings
                if finding.node.name and finding.rule == "text-contrast"
            ]
            for report in auditor.reports(stage)
        ]
    first = [name for name, outcome in found[0] if outcome == Outcome.PASSED]
    assert {"Clear words", "Always in sight"} <= set(first)
    assert found[1:] == [[("Faint words", "failed")]]
