"""What a report needs to know of every audited screen state, gathered in one pass over a long run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ..model import Entry, Finding, Outcome, Run, worst

TEXT = "text-contrast"
_ROW = "screen"
_COLUMNS = ("design", "theme")
_COLUMNS_IF_SEVERAL = ("mode",)  # these stand side by side only where a run has more than one of them

Head = tuple[str, ...]
"""A column's values, such as ("clear", "dark")."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One screen state: verdicts counted by rule and outcome, the tightest text, what is left to people."""

    context: Mapping[str, str]
    control: bool
    counts: Counter[tuple[str, Outcome]]
    tightest: Finding | None
    undecided: tuple[Finding, ...]

    @property
    def outcome(self) -> Outcome:
        """The worst outcome on this screen state."""
        return worst(outcome for _, outcome in self.counts)


@dataclass(frozen=True, slots=True)
class Survey:
    """All screen states of a run, in order, and the dimensions along which they differ, with their values."""

    states: tuple[Seen, ...]
    dimensions: Mapping[str, tuple[str, ...]]

    @property
    def row(self) -> str:
        """The dimension that tells screens apart: "screen", or else the last one there is."""
        names = list(self.dimensions)
        return _ROW if _ROW in names or not names else names[-1]

    @property
    def columns(self) -> tuple[str, ...]:
        """The dimensions whose combinations stand side by side."""
        several = (name for name in _COLUMNS_IF_SEVERAL if len(self.dimensions.get(name, ())) > 1)
        return tuple(name for name in _COLUMNS if name in self.dimensions) + tuple(several)

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
    return Survey(states, {name: tuple(found) for name, found in values.items()})


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
    )
