"""A report as people read it in a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from ..model import Finding, Outcome, Remark, Report, Run
from ..writing.plaintext import counted, displayable
from .groups import defects
from .words import plain

_STYLES = {Outcome.FAILED: "bold red", Outcome.CANT_TELL: "yellow"}
_WORDS = {
    Outcome.FAILED: "failed",
    Outcome.CANT_TELL: "for a person to decide",
    Outcome.PASSED: "passed",
    Outcome.INAPPLICABLE: "not applicable",
}
_MOST_REMARKS = 20
_UNKNOWN_WIDTH = 100  # columns, where the output is no terminal


def print_summary(report: Report, title: str, out: TextIO, known: int = 0) -> None:
    """Write what was not seen, what failed and what is undecided, rule by rule, then one line of counts.

    ``known`` counts failures that the report leaves out, because a baseline has them.
    """
    console = Console(file=out, highlight=False, width=None if out.isatty() else _UNKNOWN_WIDTH)
    _print_remarks(console, report.remarks)
    for outcome, style in _STYLES.items():
        by_rule: dict[str, list[Finding]] = {}
        for finding in report.having(outcome):
            by_rule.setdefault(finding.rule, []).append(finding)
        for rule, findings in by_rule.items():
            console.print(Text(displayable(f"{rule}: {len(findings)} {_WORDS[outcome]}"), style))
            for finding in findings:
                console.print(Padding(_told(finding), (0, 0, 0, 2)))
                console.print(Text(f"    {_place(finding)}", "dim"), soft_wrap=True)
    console.print(Text(displayable(f"{title} under {report.profile}: {_counted(report, known)}")))


def print_screens(run: Run, out: TextIO, known: Sequence[int]) -> None:
    """Write each defect of a run once, with the screens where it is met, then one line a screen.

    The run leaves out failures that a baseline has; ``known`` counts them for each of its entries.
    """
    console = Console(file=out, highlight=False, width=None if out.isatty() else _UNKNOWN_WIDTH)
    of_screens = (remark for entry in run.entries for remark in entry.report.remarks)
    _print_remarks(console, [*run.remarks, *of_screens])
    for defect in defects(run):
        worst = defect.worst
        screens = dict.fromkeys(run.entries[case.number].context["screen"] for case in defect.cases)
        places = counted(len(defect.cases), "place")
        console.print(Text(f"{worst.rule}: failed in {places}", _STYLES[Outcome.FAILED]))
        console.print(Padding(_told(worst), (0, 0, 0, 2)))
        met = ", ".join(screens)
        console.print(Text(displayable(f"    {_place(worst)}  on {met}"), "dim"), soft_wrap=True)
    for entry in run.entries:
        for finding in entry.report.having(Outcome.CANT_TELL):
            console.print(Text(f"{finding.rule}: for a person to decide", _STYLES[Outcome.CANT_TELL]))
            console.print(Padding(_told(finding), (0, 0, 0, 2)))
            on = entry.context["screen"]
            console.print(Text(displayable(f"    {_place(finding)}  on {on}"), "dim"), soft_wrap=True)
    for entry, count in zip(run.entries, known, strict=True):
        where = displayable(", ".join(entry.context.values()))
        console.print(Text(f"{where}: {_counted(entry.report, count)}"), soft_wrap=True)
    console.print(Text(displayable(f"{run.title} under {run.profile}: {_all_counted(run, sum(known))}")))


def _print_remarks(console: Console, remarks: Iterable[Remark]) -> None:
    """Write what an audit did not see, each thing once; that nobody asked for more is known here."""
    told = [*dict.fromkeys(plain(remark) for remark in remarks if remark.kind != "unasked")]
    for sentence in told[:_MOST_REMARKS]:
        console.print(Text(displayable(f"Note: {sentence}"), "yellow"), soft_wrap=True)
    if len(told) > _MOST_REMARKS:
        console.print(Text(f"Note: … and {len(told) - _MOST_REMARKS} more; report.json has all.", "yellow"))


def _counted(report: Report, known: int) -> str:
    told = _in_words(Counter(finding.outcome for finding in report.findings), known)
    if not known and not report.judged:
        return f"{told}; nothing was judged" if told else "nothing was judged"
    return told


def _all_counted(run: Run, known: int) -> str:
    counts = Counter(finding.outcome for entry in run.entries for finding in entry.report.findings)
    screens = len({entry.context["screen"] for entry in run.entries})
    return f"{counted(screens, 'screen')}, {_in_words(counts, known) or 'nothing was judged'}"


def _in_words(counts: Mapping[Outcome, int], known: int) -> str:
    told = [f"{counts[outcome]} {word}" for outcome, word in _WORDS.items() if counts.get(outcome)]
    return ", ".join([f"{known} known", *told] if known else told)


def _told(finding: Finding) -> Text:
    node = finding.node
    who = f"{node.role.replace('_', ' ')} “{node.name}”" if node.name else node.role.replace("_", " ")
    state = "" if finding.state == "default" else f", {finding.state}"
    return Text.assemble((displayable(f"{who}{state}: "), "bold"), displayable(finding.message))


def _place(finding: Finding) -> str:
    node = finding.node
    return displayable(f"{node.source}  {node.path}" if node.source else node.path)
