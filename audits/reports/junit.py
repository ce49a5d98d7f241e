"""report.xml: JUnit's XML, one suite a screen state, one case a verdict.

The control's failures are expected, so its cases pass and say so; a known defect that was *not* found fails,
for then the auditor is blind. The attributes follow the schema that Jenkins and GitLab read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as Xml
from xml.sax.saxutils import quoteattr

from ..model import Entry, Finding, Outcome, Run
from .axe import address

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2


def render(run: Run) -> Iterator[str]:
    """Yield the XML text of a run, a suite at a time."""
    yield "<?xml version='1.0' encoding='utf-8'?>\n"
    yield f"<testsuites name={quoteattr(_clean(run.title))}>\n"
    for suite in _suites(run):
        Xml.indent(suite)
        yield Xml.tostring(suite, encoding="unicode") + "\n"
    yield "</testsuites>\n"


def _suites(run: Run) -> Iterator[Xml.Element]:
    for entry in run.entries:
        yield _counted(_suite(run, entry))
    if run.expected:
        yield _counted(_control_suite(run))


def _suite(run: Run, entry: Entry) -> Xml.Element:
    control = run.is_control(entry)
    suite = Xml.Element("testsuite", name=_clean(address(run, entry.context)))
    if run.date:
        suite.set("timestamp", _clean(run.date))
    properties = Xml.SubElement(suite, "properties")
    facts = {**entry.context, "profile": entry.report.profile, "control": str(control).lower()}
    for name, value in facts.items():
        Xml.SubElement(properties, "property", name=_clean(name), value=_clean(value))
    for finding in entry.report.findings:
        if finding.outcome is not Outcome.INAPPLICABLE:
            _case(suite, finding, control)
    return suite


def _case(suite: Xml.Element, finding: Finding, control: bool) -> None:
    node = finding.node
    look = "" if finding.state == "default" else f" ({finding.state})"
    name = f"{node.name or node.role} · {node.path}{look}"
    case = Xml.SubElement(suite, "testcase", classname=_clean(finding.rule), name=_clean(name))
    if finding.outcome is Outcome.CANT_TELL:
        Xml.SubElement(case, "skipped", message=_clean(f"{finding.reason}: {finding.message}"))
    elif finding.outcome is Outcome.FAILED and control:
        Xml.SubElement(case, "system-out").text = _clean(f"Expected in the control: {finding.message}")
    elif finding.outcome is Outcome.FAILED:
        failure = Xml.SubElement(case, "failure", type=_clean(finding.rule), message=_clean(finding.message))
        failure.text = _clean(f"{node.path} {node.source}".strip())


def _control_suite(run: Run) -> Xml.Element:
    suite = Xml.Element("testsuite", name="control")
    for expected in run.expected:
        name = " · ".join(filter(None, (expected.id, expected.where)))
        case = Xml.SubElement(suite, "testcase", classname="control", name=_clean(name))
        if not expected.found:
            message = f"The known defect {expected.id!r} of the control was not found."
            Xml.SubElement(case, "failure", type="control", message=_clean(message))
    return suite


def _counted(suite: Xml.Element) -> Xml.Element:
    totals = {"tests": "testcase", "failures": "testcase/failure", "skipped": "testcase/skipped"}
    for total, tag in totals.items():
        suite.set(total, str(len(suite.findall(tag))))
    return suite


def _clean(text: str) -> str:
    """Replace what XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
