"""report.json: a list with one result object of axe-core's shape for each audited screen state.

Shape: axe-core 4.10, doc/API.md, "Results Object", and axe.d.ts. The run's dimensions stand beside
``violations`` in each object; ``remarks`` say what the verdicts are silent about, and ``control`` tells
whether its failures are the expected ones. One line holds one state. Texts are as the app has them: whoever
shows them has to escape them.

What fails or is left to a person is told of every state, node by node. What passes, or is nothing to judge,
is told once a kind: of widgets from one place in the source with one pair of colours, the first one that the
run has met stands for the others, as with axe-core's option ``resultTypes``. How many verdicts a state got is
in its ``counts``. What holds for the whole run is told with the first state.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from html import escape
from urllib.parse import quote

from ..model import STATES, Entry, Finding, Node, Outcome, Remark, Report, Run
from ..rules.rule import REFERENCE
from ..writing.strictjson import json_text
from .rules import info
from .words import plain

_WHOLE = {"violations": Outcome.FAILED, "incomplete": Outcome.CANT_TELL}
_ONCE = {"passes": Outcome.PASSED, "inapplicable": Outcome.INAPPLICABLE}
_FIX = "Fix any of the following:\n  "


def render(run: Run) -> Iterator[str]:
    """Yield the JSON text of a run, a screen state at a time."""
    opening = "[\n"
    kinds: set[Hashable] = set()
    remarks = run.remarks
    for entry in run.entries:
        yield opening
        yield json_text(_result(run, entry, kinds, remarks))
        opening, remarks = ",\n", ()
    yield "[]\n" if opening == "[\n" else "\n]\n"


def address(run: Run, context: Mapping[str, str]) -> str:
    """Return a name for a screen state in the form of a URL: ``audits://dark/settings``."""
    return f"{run.tool}://" + "/".join(quote(value, safe="", errors="replace") for value in context.values())


def _result(run: Run, entry: Entry, kinds: set[Hashable], remarks: tuple[Remark, ...]) -> dict[str, object]:
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
        "toolOptions": {"profile": entry.report.profile, "resultTypes": [*_WHOLE], **_answers(run)},
        "control": run.is_control(entry),
        "remarks": [_remark(each) for each in (*remarks, *_untold(entry.report.remarks, kinds))],
        "counts": _counts(entry.report),
        **{name: _rules(entry.report.having(outcome)) for name, outcome in _WHOLE.items()},
        **{name: _rules(_first(run, entry, outcome, kinds)) for name, outcome in _ONCE.items()},
    }
    return {**entry.context, **own}


def _answers(run: Run) -> dict[str, object]:
    """Return what a person answered on the checklist, where somebody did."""
    told = {name: {"answer": each.answer, "note": each.note} for name, each in run.answers.items()}
    return {"answers": told} if told else {}


def _counts(report: Report) -> dict[str, dict[str, int]]:
    """Return how many verdicts each rule gave, by outcome, on the screen at rest and in other states."""
    counts: dict[str, dict[str, int]] = {}
    for finding in report.findings:
        of_rule = counts.setdefault(finding.rule, {})
        of_rule[finding.outcome] = of_rule.get(finding.outcome, 0) + 1
    return counts


def _first(run: Run, entry: Entry, outcome: Outcome, kinds: set[Hashable]) -> Iterator[Finding]:
    """Yield the first finding of each kind that the run has not told yet, as it is at rest."""
    control = run.is_control(entry)
    for finding in entry.report.having(outcome):
        kind = (control, outcome, *_kind(finding))
        if finding.state == STATES[0] and kind not in kinds:
            kinds.add(kind)
            yield finding


def _untold(remarks: Iterable[Remark], kinds: set[Hashable]) -> Iterator[Remark]:
    """Yield what there is to say of a state, without what holds for the whole run and was told before."""
    for remark in remarks:
        if remark not in kinds:
            yield remark
        if remark.kind == "unasked":
            kinds.add(remark)


def _kind(finding: Finding) -> tuple[Hashable, ...]:
    """Return what the findings share of which one stands for all: what one line of the source leads to."""
    node, colours = finding.node, (finding.data.get("fgColor"), finding.data.get("bgColor"))
    place = (node.source, node.widget_class) if node.source else (node.identity or node.path,)
    return finding.rule, finding.reason, finding.required, node.role, *place, *map(str, colours)


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
