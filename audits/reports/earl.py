"""report.earl.jsonld: W3C's Evaluation and Report Language 1.0 as JSON-LD, each verdict an Assertion.

Vocabulary: w3.org/TR/EARL10-Schema (``earl:``), w3.org/TR/Pointers-in-RDF10 (``ptr:``), Dublin Core terms
(``dct:``). Verdicts of the auditor have the mode ``automatic``, answers that a person gave ``manual``. What
the control fails on purpose is asserted of its own subjects, which say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from ..model import Entry, Finding, Outcome, Run
from ..rules.rule import REFERENCE
from ..writing.plaintext import displayable
from ..writing.strictjson import json_text
from .axe import address
from .checklist import ITEMS
from .rules import info

CONTEXT: Mapping[str, object] = {
    "earl": "http://www.w3.org/ns/earl#",
    "dct": "http://purl.org/dc/terms/",
    "ptr": "http://www.w3.org/2009/pointers#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{f"earl:{name}": {"@type": "@id"} for name in ("assertedBy", "subject", "test", "mode", "outcome")},
    "dct:date": {"@type": "xsd:dateTime"},
    "dct:source": {"@type": "@id"},
}
OUTCOMES: Mapping[Outcome, str] = {
    Outcome.PASSED: "earl:passed",
    Outcome.FAILED: "earl:failed",
    Outcome.CANT_TELL: "earl:cantTell",
    Outcome.INAPPLICABLE: "earl:inapplicable",
}
_LINE = re.compile(r"(?P<file>.+?):(?P<line>[1-9]\d*)(?::\d+)?")


def render(run: Run) -> Iterator[str]:
    """Yield the JSON-LD text of a run, a screen state at a time."""
    yield f'{{"@context": {_text(dict(CONTEXT))},\n"@graph": [\n'
    yield _text(_assertor(run))
    for rule in sorted({finding.rule for entry in run.entries for finding in entry.report.findings}):
        yield ",\n" + _text(_criterion(run, rule))
    for entry in run.entries:
        yield ",\n" + _text(_subject(run, entry))
        for finding in entry.report.findings:
            yield ",\n" + _text(_assertion(run, entry, finding))
    for each in _manual(run):
        yield ",\n" + _text(each)
    yield "\n]}\n"


def _text(value: object) -> str:
    return json_text(value, text=displayable)


def _assertor(run: Run) -> dict[str, object]:
    return {
        "@id": _id(run, "tool"),
        "@type": "earl:Software",
        "dct:title": run.tool,
        "dct:hasVersion": run.version,
    }


def _id(run: Run, *parts: str) -> str:
    return f"urn:{quote(run.tool, safe='', errors='replace')}:" + ":".join(
        quote(p, safe="", errors="replace") for p in parts
    )


def _criterion(run: Run, rule_id: str) -> dict[str, object]:
    rule = info(rule_id)
    texts = rule.texts_in(REFERENCE)
    return {
        "@id": _id(run, "rule", rule_id),
        "@type": ["earl:TestCriterion", "earl:TestCase"],
        "dct:identifier": rule_id,
        "dct:title": texts.title,
        "dct:description": " ".join(filter(None, (texts.why, rule.criterion))),
        **({"dct:source": rule.url} if rule.url else {}),
    }


def _subject(run: Run, entry: Entry) -> dict[str, object]:
    control = " The control of the audit: its failures are known and wanted." if run.is_control(entry) else ""
    told = ", ".join(f"{name}: {value}" for name, value in entry.context.items())
    return {
        "@id": address(run, entry.context),
        "@type": "earl:TestSubject",
        "dct:title": f"{run.title}, {told}",
        **({"dct:description": control.strip()} if control else {}),
    }


def _assertion(run: Run, entry: Entry, finding: Finding) -> dict[str, object]:
    return {
        "@type": "earl:Assertion",
        "earl:assertedBy": _id(run, "tool"),
        "earl:subject": address(run, entry.context),
        "earl:test": _id(run, "rule", finding.rule),
        "earl:mode": "earl:automatic",
        "earl:result": _result(run, finding),
    }


def _result(run: Run, finding: Finding) -> dict[str, object]:
    reason = f" ({finding.reason})" if finding.reason else ""
    return {
        "@type": "earl:TestResult",
        "earl:outcome": OUTCOMES[finding.outcome],
        "dct:title": f"{finding.node.name or finding.node.role}, {finding.state}",
        "dct:description": f"{finding.message}{reason}",
        **({"dct:date": run.date} if run.date else {}),
        "earl:pointer": _pointers(finding),
    }


def _pointers(finding: Finding) -> list[dict[str, object]]:
    """Return where a node is: its path among the widgets, and the line that declares it."""
    pointers: list[dict[str, object]] = [
        {"@type": "ptr:ExpressionPointer", "ptr:expression": finding.node.path}
    ]
    if match := _LINE.fullmatch(finding.node.source):
        line = {"@type": "ptr:LineCharPointer", "ptr:lineNumber": int(match["line"])}
        pointers.append({**line, "ptr:reference": match["file"]})
    return pointers


def _manual(run: Run) -> Iterator[dict[str, object]]:
    """Yield what people answered on the checklist, and what they have not answered yet, as untested."""
    if not run.answers:
        return
    person, whole = _id(run, "person"), _id(run, "product")
    yield {"@id": person, "@type": "earl:Assertor", "dct:title": "The person who filled in the checklist"}
    yield {"@id": whole, "@type": "earl:TestSubject", "dct:title": run.title}
    for name in ITEMS:
        answer = run.answers.get(name)
        yield {
            "@type": "earl:Assertion",
            "earl:assertedBy": person,
            "earl:subject": whole,
            "earl:test": {"@id": _id(run, "checklist", name), "@type": "earl:TestCriterion"},
            "earl:mode": "earl:manual",
            "earl:result": {
                "@type": "earl:TestResult",
                "earl:outcome": f"earl:{answer.earl if answer else 'untested'}",
                **({"dct:description": answer.note} if answer and answer.note else {}),
            },
        }
