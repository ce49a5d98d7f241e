"""What a report needs to know of every audited screen state, gathered in one pass over a long run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ..model import Entry, Finding, Outcome, Remark, Run, worst

TEXT = "text-contrast"

Head = tuple[str, ...]
"""A column's values, such as ("1.0", "dark")."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One screen state: verdicts counted by rule and outcome, the tightest text, what is left to people."""

    context: Mapping[str, str]
    control: bool
    counts: Counter[tuple[str, Outcome]]
    tightest: Finding | None
    undecided: tuple[Finding, ...]
    remarks: tuple[Remark, ...]

    @property
    def outcome(self) -> Outcome:
        """The worst outcome on this screen state."""
        return worst(outcome for _, outcome in self.counts)

    @property
    def judged(self) -> bool:
        """Whether anything passed or failed there."""
        return any(outcome in (Outcome.PASSED, Outcome.FAILED) for _, outcome in self.counts)


@dataclass(frozen=True, slots=True)
class Survey:
    """All screen states of a run, in order, and the dimensions along which they differ, with their values.

    ``row`` is the dimension that tells screens apart; the combinations of ``columns`` stand side by side, and
    those of them in ``apart`` tell screens of the product from each other.
    """

    states: tuple[Seen, ...]
    dimensions: Mapping[str, tuple[str, ...]]
    row: str
    columns: tuple[str, ...]
    apart: tuple[str, ...]

    def head(self, context: Mapping[str, str]) -> Head:
        """Return the column that a context belongs to."""
        return tuple(context.get(name, "") for name in self.columns)

    def among(self, *, control: bool) -> tuple[Seen, ...]:
        """Return the states of the control, or those of the product."""
        return tuple(state for state in self.states if state.control is control)


def survey(run: Run) -> Survey:
    """Go through a run once."""
    states = tuple(_seen(run, entry) for entry in run.entries)
    values: dict[str, dict[str, None]] = {}
    for state in states:
        for name, value in state.context.items():
            values.setdefault(name, {})[value] = None
    row = run.row if run.row in values or not values else [*values][-1]
    columns = tuple(name for name in run.columns if name in values)
    apart = tuple(name for name in columns if name not in run.control)
    return Survey(states, {name: tuple(found) for name, found in values.items()}, row, columns, apart)


def tightness(finding: Finding) -> float:
    """Return how much of the required ratio is measured: below 1 fails."""
    return (finding.measured or 0) / (finding.required or 1)


def _seen(run: Run, entry: Entry) -> Seen:
    findings = entry.report.findings
    texts = (f for f in findings if f.rule == TEXT and f.measured is not None and f.required)
    return Seen(
        entry.context,
        run.is_control(entry),
        Counter((finding.rule, finding.outcome) for finding in findings),
        min(texts, key=tightness, default=None),
        entry.report.having(Outcome.CANT_TELL),
        entry.report.remarks,
    )
