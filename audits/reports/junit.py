"""report.xml: JUnit's XML, one suite a screen state, one case a verdict.

The control's failures are expected, so its cases pass and say so; a known defect that was *not* found fails,
for then the auditor is blind. So does a run in which nothing was judged. What the verdicts are silent about
is the output of its suite; the first one has what holds for the whole run, too.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Answer, Entry, Finding, Outcome, Remark, Run
from ..writing.junitxml import Case, End, Suite, junit_xml
from .axe import address
from .checklist import ITEMS
from .words import plain


def render(run: Run) -> Iterator[str]:
    """Yield the XML text of a run, a suite at a time."""
    return junit_xml(run.title, _suites(run))


def _suites(run: Run) -> Iterator[Suite]:
    judged, remarks = False, run.remarks
    for entry in run.entries:
        judged = judged or entry.report.judged
        yield _suite(run, entry, remarks)
        remarks = ()
    if run.expected:
        yield _control(run)
    if run.answers:
        yield _checklist(run)
    if not judged:
        yield Suite("audit", (Case("audit", "something was judged", End.FAILED, "Nothing was judged."),))


def _suite(run: Run, entry: Entry, remarks: tuple[Remark, ...]) -> Suite:
    control = run.is_control(entry)
    facts = {**entry.context, "profile": entry.report.profile, "control": str(control).lower()}
    told = (each for each in entry.report.findings if each.outcome is not Outcome.INAPPLICABLE)
    cases = tuple(_case(finding, control) for finding in told)
    notes = tuple(map(plain, (*remarks, *entry.report.remarks)))
    return Suite(address(run, entry.context), cases, run.date, facts, notes)


def _case(finding: Finding, control: bool) -> Case:
    node = finding.node
    look = "" if finding.state == "default" else f" ({finding.state})"
    name = f"{node.name or node.role} · {node.path}{look}"
    if finding.outcome is Outcome.CANT_TELL:
        return Case(finding.rule, name, End.SKIPPED, f"{finding.reason}: {finding.message}")
    if finding.outcome is Outcome.PASSED:
        return Case(finding.rule, name)
    if control:
        return Case(finding.rule, name, message=f"Expected in the control: {finding.message}")
    return Case(finding.rule, name, End.FAILED, finding.message, f"{node.path} {node.source}".strip())


def _checklist(run: Run) -> Suite:
    """Return what a person answered; what is still open is skipped."""
    ends = {"passed": End.PASSED, "inapplicable": End.PASSED, "failed": End.FAILED}
    answers = {name: run.answers.get(name, Answer("")) for name in ITEMS}
    cases = (
        Case("checklist", name, ends.get(each.answer, End.SKIPPED), each.note or each.earl)
        for name, each in answers.items()
    )
    return Suite("checklist", tuple(cases), run.date)


def _control(run: Run) -> Suite:
    cases = []
    for expected in run.expected:
        missed = f"The known defect {expected.id!r} of the control was not found."
        name = " · ".join(filter(None, (expected.id, expected.where)))
        end = End.PASSED if expected.found else End.FAILED
        cases.append(Case("control", name, end, "" if expected.found else missed))
    return Suite("control", tuple(cases))
