"""From an audit's findings to the list that the panel shows: one entry a place, with what would be right."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from app.desktop.repairs import Tried
from app.domain.facts.text import Text, literal, t
from app.prototype.bindings import tr
from audits import Box, Finding, Node, Outcome, Report
from audits.pixels.colour import shown
from audits.repair.nearest import Remedy, remedies
from audits.rules import all_rules
from audits.rules.rule import Rule, Texts
from screens.panel.issues import Issue, Swatches


@cache
def _rules() -> dict[str, Rule]:
    return {rule.id: rule for rule in all_rules()}


def issues(report: Report, lang: str, tried: Tried | None = None) -> tuple[Issue, ...]:
    """Return what fails, place by place from the top. All that fails in one place is one issue.

    ``tried`` is what came of the repairs, where some were tried.
    """
    controls = {_bare(each.node.path): each.node for each in report.findings if each.rule == "control-name"}
    places: dict[str, tuple[Node, list[Finding]]] = {}
    for finding in report.having(Outcome.FAILED):
        node = _owner(finding.node, controls)
        _, found = places.setdefault(node.path, (node, []))
        if finding.rule not in {each.rule for each in found}:  # other states say the same of the same
            found.append(finding)
    ordered = sorted(places.values(), key=lambda place: (place[0].box.y, place[0].box.x))
    return tuple(_issue(number, node, found, lang, tried) for number, (node, found) in enumerate(ordered, 1))


def _owner(node: Node, controls: Mapping[str, Node]) -> Node:
    """Return the control that something is a part of, or itself: a button's words fail as the button."""
    path = _bare(node.path)
    while path:
        if path in controls:
            return controls[path]
        path = path.rpartition("/")[0]
    return node


def _bare(path: str) -> str:
    """Return a path as it stands in those of the parts within: without the last one's id."""
    return path.partition("#")[0]


def passed(report: Report) -> int:
    """Return how many places have been judged and do not fail."""
    failed = {finding.node.path for finding in report.having(Outcome.FAILED)}
    return len({finding.node.path for finding in report.having(Outcome.PASSED)} - failed)


def lowest(report: Report) -> str:
    """Return the lowest contrast of all texts that pass, rounded down; "" where there is no text."""
    ratios = [each.measured for each in report.having(Outcome.PASSED) if each.rule == "text-contrast"]
    measured = [ratio for ratio in ratios if ratio is not None]
    return shown(min(measured)) if measured else ""


def _issue(number: int, node: Node, found: Sequence[Finding], lang: str, tried: Tried | None) -> Issue:
    box = _place(node, found)
    rules = [_rules()[each.rule] for each in found]
    texts = [rule.texts_in(lang) for rule in rules]
    swatches = next(filter(None, map(_swatches, found)), None)
    return Issue(
        number,
        literal(_title(node, texts)),
        literal(" · ".join(_detail(node, found[0].state, rules))),
        _measured(found, rules),
        (box.x, box.y, box.width, box.height),
        swatches,
        literal("" if swatches else texts[0].remedy),
        () if tried is None else tried.said(found, rules),
    )


def _place(node: Node, found: Sequence[Finding]) -> Box:
    """Return where something is: of a text alone, where its words are, for its widget may be much wider."""
    runs = [run.box for run in node.texts]
    if not runs or {each.rule for each in found} != {"text-contrast"} or node.role != "label":
        return node.box
    left, top = min(run.x for run in runs), min(run.y for run in runs)
    right, bottom = max(run.x + run.width for run in runs), max(run.y + run.height for run in runs)
    return Box(left, top, right - left, bottom - top)


def _title(node: Node, texts: Sequence[Texts]) -> str:
    """Return what is wrong with the place, by its name: "「下一步」的文字看不清"."""
    said = node.name or node.widget_id or node.widget_class
    name = tr.text(t("panel.quoted", name=said))
    whole, *rest = (each.defect for each in texts)
    more = [each.format(name="").strip(" :：") for each in rest]
    return _and([whole.format(name=name), *more])


def _detail(node: Node, state: str, rules: Sequence[Rule]) -> list[str]:
    names = [*dict.fromkeys(rule.id for rule in rules)]
    clauses = [*dict.fromkeys(_clause(rule) for rule in rules)]
    who = " ".join(filter(None, (node.role, node.widget_id)))
    when = "" if state == "default" else tr.text(f"panel.state.{state}")
    return [each for each in (*names, who, *clauses, when) if each]


def _clause(rule: Rule) -> str:
    """Return the number of the first success criterion that a rule tests, or else its source."""
    numbers = re.findall(r"\d\.\d\.\d+", rule.criterion)
    return numbers[0] if numbers else rule.criterion


def _measured(found: Sequence[Finding], rules: Sequence[Rule]) -> Text:
    """Return the figures of all that was measured, in one line."""
    said = [
        tr.text(t("panel.measured", measured=rule.figure(each.measured), required=rule.need(each.required)))
        for each, rule in zip(found, rules, strict=True)
        if each.measured is not None and each.required is not None
    ]
    return literal(_and(said))


def _and(parts: Sequence[str]) -> str:
    between: str = tr.text("panel.and")
    return between.join(parts)


def _swatches(finding: Finding) -> Swatches | None:
    """Return the colours of a finding and the nearest ones that pass; None where no colour does."""
    text, ground = finding.data.get("fgColor"), finding.data.get("bgColor")
    if not isinstance(text, str) or not isinstance(ground, str) or not finding.required:
        return None
    possible = remedies(text, ground, finding.required, ())
    if not possible:
        return None
    best = possible[0]
    new = best.repair.colour
    pair = (new, ground) if best.change == "text" else (text, new)
    return Swatches(text, ground, *pair, _change(finding, best))


def _change(finding: Finding, best: Remedy) -> Text:
    what = "graphic" if finding.rule != "text-contrast" and best.change == "text" else best.change
    ratio = shown(best.repair.ratio)
    return t("panel.change", what=t(f"panel.colour_of.{what}"), colour=best.repair.colour, ratio=ratio)
