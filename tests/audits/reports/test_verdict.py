"""The verdict: clean counts only when the control was seen to fail."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audits.model import Entry, Expected, Outcome, Run
from audits.reports.groups import defects
from audits.reports.matrix import matrix
from audits.reports.survey import survey
from audits.reports.verdict import Tally, Verdict, tally
from tests.audits.reports.sample import run as sample_run


def _tally(run: Run) -> Tally:
    return tally(run, survey(run), defects(run))


def _with_outcome(entry: Entry, old: Outcome, new: Outcome) -> Entry:
    findings = tuple(replace(f, outcome=new) if f.outcome is old else f for f in entry.report.findings)
    return replace(entry, report=replace(entry.report, findings=findings))


def test_a_clean_product_beside_a_failing_control_passes(run: Run) -> None:
    found = _tally(run)
    assert found.verdict is Verdict.PASSED
    assert found.cases == 0
    assert found.control_cases == 24


def test_without_its_control_the_same_run_fails() -> None:
    found = _tally(sample_run(control={}, expected=()))
    assert found.verdict is Verdict.FAILED
    assert found.cases == 24
    assert found.failing_screens == 8


@pytest.mark.parametrize(
    "expected", [(Expected("hint", False),), (Expected("a", True), Expected("b", False))]
)
def test_a_known_defect_that_was_missed_is_blindness(expected: tuple[Expected, ...]) -> None:
    assert _tally(sample_run(expected=expected)).verdict is Verdict.BLIND


def test_a_control_without_a_failure_is_blindness(run: Run) -> None:
    healed = tuple(_with_outcome(entry, Outcome.FAILED, Outcome.PASSED) for entry in run.entries)
    assert _tally(sample_run(entries=healed, expected=())).verdict is Verdict.BLIND


def test_an_interrupted_run_is_never_a_pass() -> None:
    assert _tally(sample_run(complete=False)).verdict is Verdict.INCOMPLETE


def test_undecided_verdicts_are_no_pass(run: Run) -> None:
    unsure = tuple(_with_outcome(entry, Outcome.INAPPLICABLE, Outcome.CANT_TELL) for entry in run.entries)
    assert _tally(sample_run(entries=unsure)).verdict is Verdict.UNDECIDED


def test_nothing_audited_proves_nothing(run: Run) -> None:
    assert _tally(sample_run(entries=())).verdict is Verdict.EMPTY
    only_control = tuple(entry for entry in run.entries if run.is_control(entry))
    assert _tally(sample_run(entries=only_control)).verdict is Verdict.EMPTY


def test_the_matrix_has_each_screen_and_shows_missing_steps(run: Run) -> None:
    found = defects(run)
    table = matrix(survey(run), found)
    assert table.rows == ("check", "rename", "verify-sms")
    assert table.heads == (("clear", "light"), ("clear", "dark"), ("reported", "light"), ("reported", "dark"))
    assert ("check", ("reported", "dark")) not in table.cells
    clear, reported = (table.cells["rename", (design, "dark")] for design in ("clear", "reported"))
    assert (clear.outcome, clear.failures, clear.defect) == (Outcome.PASSED, 0, "")
    assert (reported.outcome, reported.failures) == (Outcome.FAILED, 6)
    assert reported.ratio == pytest.approx(2.86, abs=0.01)
    assert reported.defect in {defect.id for defect in found}


def test_a_run_with_one_screen_has_a_matrix_of_one_cell(run: Run) -> None:
    single = Run("x.py", "wcag22-aa", (Entry({"screen": "x.py"}, run.entries[0].report),))
    table = matrix(survey(single), ())
    assert (table.rows, table.heads) == (("x.py",), ((),))
