"""From thousands of failed verdicts to a short list of defects that somebody can act on.

A *case* is one node that fails one rule on one screen state, in whatever looks (at rest, pressed, focused).
Cases with the same cause (see ``repair.causes``) are one *defect*: one edit repairs them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..model import Entry, Finding, Outcome, Run
from ..repair.causes import cause


@dataclass(frozen=True, slots=True)
class Case:
    """One node failing one rule on one screen state: ``findings`` by look, the one at rest first.

    ``number`` is the place of the screen state among the run's entries, which stay where they are.
    """

    number: int
    context: Mapping[str, str]
    findings: tuple[Finding, ...]

    @property
    def finding(self) -> Finding:
        """The verdict that stands for the case: at rest where that fails, else the first look that does."""
        return self.findings[0]


@dataclass(frozen=True, slots=True)
class Defect:
    """Cases that one edit would repair, the worst first. ``control`` tells that they are the control's."""

    id: str
    cases: tuple[Case, ...]
    control: bool

    @property
    def worst(self) -> Finding:
        """The finding that misses its requirement by most."""
        return self.cases[0].finding

    @property
    def proven(self) -> Case | None:
        """The case on which a repair was tried, if there is one."""
        return next((case for case in self.cases if any("proof" in f.data for f in case.findings)), None)

    @property
    def names(self) -> tuple[str, ...]:
        """The accessible names of the nodes, each once, those of the worst cases first."""
        return tuple(dict.fromkeys(case.finding.node.name for case in self.cases if case.finding.node.name))

    @property
    def looks(self) -> dict[str, Finding]:
        """The worst finding in each look (default, pressed, focused, …) that fails."""
        found: dict[str, Finding] = {}
        for finding in sorted((f for case in self.cases for f in case.findings), key=shortfall, reverse=True):
            found.setdefault(finding.state, finding)
        return found

    @property
    def weight(self) -> float:
        """What puts a defect high on the list: how far it falls short, times how often it is met."""
        return shortfall(self.worst) * len(self.cases)


def shortfall(finding: Finding) -> float:
    """Return the missing share of what is required: 0 nothing, 1 all; 1 where nothing can be measured."""
    if finding.measured is None or not finding.required:
        return 1.0
    return max(0.0, 1 - finding.measured / finding.required)


def defects(run: Run) -> tuple[Defect, ...]:
    """Return a run's defects: the product's before the control's, then by weight."""
    grouped: dict[tuple[object, ...], list[Case]] = {}
    for number, entry in enumerate(run.entries):
        for case in _cases(number, entry):
            grouped.setdefault((run.is_control(entry), *cause(case.finding)), []).append(case)
    found = [_defect(bool(key[0]), cases) for key, cases in grouped.items()]
    found.sort(key=lambda defect: (defect.control, -defect.weight))
    return tuple(
        Defect(f"defect-{number}", each.cases, each.control) for number, each in enumerate(found, start=1)
    )


def _defect(control: bool, cases: Iterable[Case]) -> Defect:
    ordered = sorted(cases, key=lambda case: shortfall(case.finding), reverse=True)
    return Defect("", tuple(ordered), control)


def _cases(number: int, entry: Entry) -> list[Case]:
    by_node: dict[tuple[str, str], list[Finding]] = {}
    for finding in entry.report.having(Outcome.FAILED):
        by_node.setdefault((finding.rule, finding.node.path), []).append(finding)
    return [Case(number, entry.context, _at_rest_first(findings)) for findings in by_node.values()]


def _at_rest_first(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: finding.state != "default"))
