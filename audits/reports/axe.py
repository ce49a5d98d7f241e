"""report.json: a list with one result object of axe-core's shape for each audited screen state.

Shape: axe-core 4.10, doc/API.md, "Results Object", and axe.d.ts. The run's dimensions (platform, theme, …)
stand beside ``violations`` in each object, and ``control`` tells whether its failures are the expected ones.
One line holds one state.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from urllib.parse import quote

from ..model import Entry, Finding, Node, Outcome, Run
from .rules import info

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
        yield json.dumps(_result(run, entry), ensure_ascii=False)
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def address(run: Run, context: Mapping[str, str]) -> str:
    """Return a name for a screen state in the form of a URL: ``mingbai://clear/dark/ios/check``."""
    return f"{run.tool}://" + "/".join(quote(value, safe="") for value in context.values())


def plain(data: Mapping[str, object]) -> dict[str, object]:
    """Return the figures that a text file can hold, numpy's as Python's; pictures are left out."""
    return {name: _plain(value) for name, value in data.items() if not isinstance(value, bytes)}


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return plain(value)
    return value.item() if hasattr(value, "item") else value


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
        "toolOptions": {"profile": entry.report.profile},
        "control": run.is_control(entry),
        **{name: _rules(_told(entry, outcome)) for name, outcome in _LISTS.items()},
    }
    return {**entry.context, **own}


def _told(entry: Entry, outcome: Outcome) -> Iterable[Finding]:
    """Return what is worth telling: of what needs nobody to act, the usual look only, not each press."""
    findings = entry.report.having(outcome)
    if outcome in (Outcome.FAILED, Outcome.CANT_TELL):
        return findings
    return (finding for finding in findings if finding.state == "default")


def _rules(findings: Iterable[Finding]) -> list[dict[str, object]]:
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    return [_rule(rule, group) for rule, group in by_rule.items()]


def _rule(rule_id: str, findings: list[Finding]) -> dict[str, object]:
    rule = info(rule_id)
    impact = rule.impact if findings[0].outcome in (Outcome.FAILED, Outcome.CANT_TELL) else None
    return {
        "id": rule.id,
        "impact": impact,
        "tags": list(rule.tags),
        "description": rule.description,
        "help": rule.help,
        "helpUrl": rule.help_url,
        "nodes": [_node(finding, impact) for finding in findings],
    }


def _node(finding: Finding, impact: str | None) -> dict[str, object]:
    node = finding.node
    check: dict[str, object] = {
        "id": finding.rule,
        "impact": impact,
        "message": finding.message,
        "data": {**_measures(finding), **plain(finding.data)},
        "relatedNodes": [],
    }
    result: dict[str, object] = {
        "html": _pseudo_markup(node),
        "target": [node.path],
        "impact": impact,
        "any": [check],
        "all": [],
        "none": [],
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
    return plain({name: value for name, value in figures.items() if value not in (None, "")})
