"""report.json: a list with one result object of axe-core's shape for each audited screen state.

Shape: axe-core 4.10, doc/API.md, "Results Object", and axe.d.ts. The run's dimensions stand beside
``violations`` in each object; ``remarks`` say what the verdicts are silent about, and ``control`` tells
whether its failures are the expected ones. One line holds one state. Texts are as the app has them: whoever
shows them has to escape them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from urllib.parse import quote

from ..model import Entry, Finding, Node, Outcome, Remark, Run
from ..rules.rule import REFERENCE
from ..writing.strictjson import json_text
from .rules import info
from .words import plain

_LISTS = {
    "violations": Outcome.FAILED,
    "passes": Outcome.PASSED,
    "incomplete": Outcome.CANT_TELL,
    "inapplicable": Outcome.INAPPLICABLE,
}
_FIX = "Fix any of the following:\n  "


def render(run: Run) -> Iterator[str]:
    """Yield the JSON text of a run, a screen state at a time."""
    opening = "[\n"
    for entry in run.entries:
        yield opening
        yield json_text(_result(run, entry))
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def address(run: Run, context: Mapping[str, str]) -> str:
    """Return a name for a screen state in the form of a URL: ``audits://dark/settings``."""
    return f"{run.tool}://" + "/".join(quote(value, safe="", errors="replace") for value in context.values())


def _result(run: Run, entry: Entry) -> dict[str, object]:
    width, height = entry.report.size
    own: dict[str, object] = {
        "testEngine": {"name": run.tool, "version": run.version},
        "testRunner": {"name": run.tool},
        "testEnvironment": {
            "userAgent": "Kivy",
            "windowWidth": width,
            "windowHeight": height,
            "orientationAngle": 0,
            "orientationType": "portrait-primary" if height >= width else "landscape-primary",
        },
        "timestamp": run.date,
        "url": address(run, entry.context),
        "toolOptions": {"profile": entry.report.profile, **_answers(run)},
        "control": run.is_control(entry),
        "remarks": [_remark(remark) for remark in entry.report.remarks],
        **{name: _rules(_told(entry, outcome)) for name, outcome in _LISTS.items()},
    }
    return {**entry.context, **own}


def _answers(run: Run) -> dict[str, object]:
    """Return what a person answered on the checklist, where somebody did."""
    told = {name: {"answer": each.answer, "note": each.note} for name, each in run.answers.items()}
    return {"answers": told} if told else {}


def _told(entry: Entry, outcome: Outcome) -> Iterable[Finding]:
    """Return what is worth telling: of what needs nobody to act, the usual look only, not each press."""
    findings = entry.report.having(outcome)
    if outcome in (Outcome.FAILED, Outcome.CANT_TELL):
        return findings
    return (finding for finding in findings if finding.state == "default")


def _remark(remark: Remark) -> dict[str, str]:
    return {"id": remark.kind, "about": remark.about, "detail": remark.detail, "message": plain(remark)}


def _rules(findings: Iterable[Finding]) -> list[dict[str, object]]:
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    return [_rule(rule, group) for rule, group in by_rule.items()]


def _rule(rule_id: str, findings: list[Finding]) -> dict[str, object]:
    rule = info(rule_id)
    texts = rule.texts_in(REFERENCE)
    impact = rule.impact if findings[0].outcome in (Outcome.FAILED, Outcome.CANT_TELL) else None
    return {
        "id": rule.id,
        "impact": impact,
        "tags": list(rule.all_tags),
        "description": " ".join(filter(None, (f"{texts.title}.", texts.why, texts.remedy))),
        "help": texts.title,
        "helpUrl": rule.url,
        "nodes": [_node(finding, impact) for finding in findings],
    }


def _node(finding: Finding, impact: str | None) -> dict[str, object]:
    node = finding.node
    check: dict[str, object] = {
        "id": finding.rule,
        "impact": impact,
        "message": finding.message,
        "data": {**_measures(finding), **_without_pictures(finding.data)},
        "relatedNodes": [],
    }
    result: dict[str, object] = {
        "html": _pseudo_markup(node),
        "target": [node.path],
        "impact": impact,
        "any": [check],
        "all": [],
        "none": [],
        "identity": node.identity or node.path,
        "look": finding.state,
        "box": {"x": node.box.x, "y": node.box.y, "width": node.box.width, "height": node.box.height},
        "source": node.source,
    }
    if finding.outcome is Outcome.FAILED:
        result["failureSummary"] = _FIX + finding.message
    elif finding.outcome is Outcome.CANT_TELL:
        result["failureSummary"] = f"A person has to decide ({finding.reason}):\n  {finding.message}"
    return result


def _pseudo_markup(node: Node) -> str:
    """Return a node's role and name in the form of a tag; never its value, which somebody may have typed."""
    return f'<{node.role} name="{escape(node.name)}">'


def _measures(finding: Finding) -> dict[str, object]:
    figures = {"measured": finding.measured, "required": finding.required, "reason": finding.reason}
    return {name: value for name, value in figures.items() if value is not None and value != ""}


def _without_pictures(data: Mapping[str, object]) -> dict[str, object]:
    return {
        name: _without_pictures(value) if isinstance(value, Mapping) else value
        for name, value in data.items()
        if not isinstance(value, bytes)
    }
