"""report.sarif: SARIF 2.1.0 for code hosts and editors, one result a failing node, at its line in the source.

Schema: docs.oasis-open.org/sarif/sarif/v2.1.0. The control's defects are there, but suppressed: they
are known and wanted. A known defect that was not found makes the invocation unsuccessful. What the verdicts
are silent about are notes of the invocation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from urllib.parse import quote

from ..model import Finding, Outcome, Run
from ..repair.changes import Edit
from ..repair.patch import from_data
from ..rules.rule import REFERENCE
from ..writing.plaintext import displayable
from ..writing.strictjson import json_text
from .axe import address
from .fingerprints import by_node, fingerprints
from .groups import Case, Defect, defects
from .rules import info
from .words import plain

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_PLACE = re.compile(r"(?P<file>.+?):(?P<line>[1-9]\d*)(?::\d+)?")
_ROOT = "%SRCROOT%"  # the folder in which the auditor was started, by the name that GitHub knows
_LOCATIONS = 20  # of one defect; its count of occurrences tells the rest


def render(run: Run) -> Iterator[str]:
    """Yield the SARIF text of a run."""
    found = by_node(defects(run))
    undecided = [
        (entry.context, finding)
        for entry in run.entries
        for finding in entry.report.having(Outcome.CANT_TELL)
    ]
    used = sorted({defect.worst.rule for defect in found} | {finding.rule for _, finding in undecided})
    driver: dict[str, object] = {"name": run.tool, "rules": [_rule(rule) for rule in used]}
    if run.version:
        driver["version"] = run.version
    names = fingerprints(found)
    results = [_defect(run, defect, used, name) for defect, name in zip(found, names, strict=True)]
    results += [_review(run, context, finding, used) for context, finding in undecided]
    ran = {
        "tool": {"driver": driver},
        "invocations": [_invocation(run)],
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    yield json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [ran]}, indent=1, text=displayable)
    yield "\n"


def _rule(rule_id: str) -> dict[str, object]:
    rule = info(rule_id)
    texts = rule.texts_in(REFERENCE)
    result: dict[str, object] = {
        "id": rule.id,
        "shortDescription": {"text": texts.title},
        "fullDescription": {"text": texts.why or texts.title},
        "help": {"text": texts.remedy or texts.title},
        "properties": {"tags": list(rule.all_tags), "impact": rule.impact},
    }
    if rule.url:
        result["helpUri"] = rule.url
    return result


def _invocation(run: Run) -> dict[str, object]:
    missed = [expected for expected in run.expected if not expected.found]
    notes: list[dict[str, object]] = [
        {"level": "error", "message": {"text": f"The known defect {each.id!r} of the control was not found."}}
        for each in missed
    ]
    if not run.complete:
        notes.append({"level": "warning", "message": {"text": "Interrupted: not every screen was audited."}})
    judged = any(entry.report.judged for entry in run.entries)
    if not judged:
        notes.append({"level": "error", "message": {"text": "Nothing was judged."}})
    of_screens = (remark for entry in run.entries for remark in entry.report.remarks)
    remarks = dict.fromkeys((*run.remarks, *of_screens))
    notes += ({"level": "note", "message": {"text": plain(remark)}} for remark in remarks)
    successful = judged and run.complete and not missed
    return {"executionSuccessful": successful, "toolExecutionNotifications": notes}


def _defect(run: Run, defect: Defect, used: list[str], name: str) -> dict[str, object]:
    finding = defect.worst
    result = {
        **_result(finding, used),
        "level": "error",
        "kind": "fail",
        "message": {"text": finding.message},
        "locations": [_location(run, defect.cases[0].context, finding)],
        "relatedLocations": _related(run, defect.cases[1:]),
        "occurrenceCount": len(defect.cases),
        "partialFingerprints": {"defect/v2": name},
    }
    if fixes := _fixes(defect):
        result["fixes"] = fixes
    if defect.control:
        result["suppressions"] = [{"kind": "external", "justification": "A known defect of the control."}]
    return result


def _fixes(defect: Defect) -> list[dict[str, object]]:
    """Return the edits of the repair that was tried and holds, as one fix."""
    findings = (finding for case in defect.cases for finding in case.findings)
    edits = next((found for each in findings if (found := [*from_data(each)])), [])
    if not edits:
        return []
    files: dict[str, list[dict[str, object]]] = {}
    for edit in edits:
        files.setdefault(edit.place.file, []).append(_replacement(edit))
    changes = [
        {"artifactLocation": _artifact(PurePath(file)), "replacements": replacements}
        for file, replacements in files.items()
    ]
    text = "Tried on the running app: what it is for passes, and nothing else gets worse."
    return [{"description": {"text": text}, "artifactChanges": changes}]


def _replacement(edit: Edit) -> dict[str, object]:
    place = edit.place
    region = {"startLine": place.line, "startColumn": place.start + 1, "endColumn": place.end + 1}
    return {"deletedRegion": region, "insertedContent": {"text": edit.text}}


def _review(run: Run, context: Mapping[str, str], finding: Finding, used: list[str]) -> dict[str, object]:
    return {
        **_result(finding, used),
        "level": "none",  # SARIF 3.27.10: whatever is no failure has no level
        "kind": "review",
        "message": {"text": f"{finding.reason}: {finding.message}"},
        "locations": [_location(run, context, finding)],
    }


def _result(finding: Finding, used: list[str]) -> dict[str, object]:
    figures = {**finding.data, "measured": finding.measured, "required": finding.required}
    return {
        "ruleId": finding.rule,
        "ruleIndex": used.index(finding.rule),
        "properties": figures,
    }


def _related(run: Run, cases: tuple[Case, ...]) -> list[dict[str, object]]:
    return [_location(run, case.context, case.finding) for case in cases[:_LOCATIONS]]


def _location(run: Run, context: Mapping[str, str], finding: Finding) -> dict[str, object]:
    node = finding.node
    name = node.name or node.path
    location: dict[str, object] = {
        "logicalLocations": [{"name": name, "fullyQualifiedName": node.path, "kind": node.role}],
        "message": {"text": f"{address(run, context)} ({finding.state})"},
    }
    match = _PLACE.fullmatch(node.source)
    if match:
        location["physicalLocation"] = {
            "artifactLocation": _artifact(PurePath(match["file"])),
            "region": {"startLine": int(match["line"])},
        }
    return location


def _artifact(path: PurePath) -> dict[str, str]:
    plain = path.as_posix().encode("utf-8", "surrogatepass")  # a name may hold what is no character
    if not path.is_absolute():
        return {"uri": quote(plain), "uriBaseId": _ROOT}
    return {"uri": f"file://{'' if plain.startswith(b'/') else '/'}{quote(plain, safe='/:')}"}
