"""A report as people read it in a terminal."""

from __future__ import annotations

from collections import Counter
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from ..model import Finding, Outcome, Report
from ..writing.plaintext import displayable

_STYLES = {Outcome.FAILED: "bold red", Outcome.CANT_TELL: "yellow"}
_WORDS = {
    Outcome.FAILED: "failed",
    Outcome.CANT_TELL: "for a person to decide",
    Outcome.PASSED: "passed",
    Outcome.INAPPLICABLE: "not applicable",
}
_UNKNOWN_WIDTH = 100  # columns, where the output is no terminal


def print_summary(report: Report, title: str, out: TextIO, known: int = 0) -> None:
    """Write what failed and what is undecided, rule by rule, then one line of counts.

    ``known`` counts failures that the report leaves out, because a baseline has them.
    """
    console = Console(file=out, highlight=False, width=None if out.isatty() else _UNKNOWN_WIDTH)
    for outcome, style in _STYLES.items():
        by_rule: dict[str, list[Finding]] = {}
        for finding in report.having(outcome):
            by_rule.setdefault(finding.rule, []).append(finding)
        for rule, findings in by_rule.items():
            console.print(Text(displayable(f"{rule}: {len(findings)} {_WORDS[outcome]}"), style))
            for finding in findings:
                console.print(Padding(_told(finding), (0, 0, 0, 2)))
                console.print(Text(f"    {_place(finding)}", "dim"), soft_wrap=True)
    counts = Counter(finding.outcome for finding in report.findings)
    told = ", ".join(f"{counts[outcome]} {word}" for outcome, word in _WORDS.items() if counts[outcome])
    if known:
        told = ", ".join(filter(None, (f"{known} known", told)))
    elif not report.judged:
        told = f"{told}; nothing was judged" if told else "nothing was judged"
    console.print(Text(displayable(f"{title} under {report.profile}: {told}")))


def _told(finding: Finding) -> Text:
    node = finding.node
    who = f"{node.role.replace('_', ' ')} “{node.name}”" if node.name else node.role.replace("_", " ")
    state = "" if finding.state == "default" else f", {finding.state}"
    return Text.assemble((displayable(f"{who}{state}: "), "bold"), displayable(finding.message))


def _place(finding: Finding) -> str:
    node = finding.node
    return displayable(f"{node.source}  {node.path}" if node.source else node.path)
