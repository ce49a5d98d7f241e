"""Run the rules that operate a screen with touches and keys in the middle of a walk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audits import Report, audit, profiles
from audits.model import Remark

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

OPERATING = ("hit-target", "focus-visible", "keyboard-reach", "pointer-cancellation")
"""Rules that touch and press keys. Others change time, size or theme, and those are the walk's own."""


def with_operated(report: Report, root: Widget) -> Report:
    """Add to a report on a screen what is found by operating it; all is put back."""
    rules = [rule for rule in OPERATING if rule in profiles.load(report.profile).rules]
    if not rules:
        return report
    operated = audit(root, report.profile, rules, states=("default",), picture=False, probe=True)
    remarks = [_without(remark, rules) if remark.kind == "unasked" else remark for remark in report.remarks]
    changed = [remark for remark in operated.remarks if remark.kind in ("changed", "raised")]
    told = (remark for remark in (*remarks, *changed) if remark.about)
    return replace(report, findings=(*report.findings, *operated.findings), remarks=tuple(told))


def _without(unasked: Remark, rules: list[str]) -> Remark:
    """Return the rules that were not asked, without those that have been asked since."""
    left = [rule for rule in unasked.about.split(", ") if rule not in rules]
    return replace(unasked, about=", ".join(left))
