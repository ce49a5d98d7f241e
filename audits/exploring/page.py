"""Audit a whole page: first the part in sight, then what scrolling to each further part adds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import replace
from typing import TypeAlias

from ..model import Finding, Outcome, Report

_Place: TypeAlias = tuple[str, str, str]


def page_reports(parts: Iterable[None], look: Callable[[], Report]) -> Iterator[Report]:
    """Yield a report on the first part of a page, then one on what each further part adds to it.

    ``parts`` brings one part after the other into sight, and ``look`` audits what is there.
    """
    judged: set[_Place] = set()
    for _ in parts:
        report = look()
        if judged:
            report = _without(report, judged)
        if report.findings:
            yield report
        judged |= {_place(finding) for finding in report.findings if _is_verdict(finding)}


def _without(report: Report, judged: Set[_Place]) -> Report:
    """Keep the verdicts on what had not been in sight before."""
    fresh = (each for each in report.findings if _is_verdict(each) and _place(each) not in judged)
    return replace(report, findings=tuple(fresh))


def _place(finding: Finding) -> _Place:
    # A list that draws only what is in sight uses its rows again for others.
    return finding.rule, finding.node.path, finding.node.identity


def _is_verdict(finding: Finding) -> bool:
    return finding.outcome is not Outcome.INAPPLICABLE
