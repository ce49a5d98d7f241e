"""Make a change on the running app, render every look and theme it touches again, and compare with before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from ..known_looks import KnownLooks
from ..looking.settle import sync
from ..model import Finding, Outcome, Report
from .changes import Change, UntriedError, made, told

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

Key: TypeAlias = tuple[str, str, str]
"""Rule, path of the node, and state: where a verdict belongs."""
Theme: TypeAlias = Callable[[], AbstractContextManager[object]]
"""Shows the app in another theme for a while."""

_LESS = 0.005  # a measured figure that is less by so much has got worse; rounding of colours stays below


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of a change: the report with it, in the usual theme first, and what got worse."""

    change: Change
    reports: tuple[Report, ...]
    lowest: Mapping[str, float]
    failing: frozenset[Key]
    worse: int

    @property
    def holds(self) -> bool:
        """Whether everything that the change is for passes, and nothing else got worse."""
        return not self.failing and not self.worse


@dataclass(slots=True)
class Bench:
    """An app on which changes are tried: the rules and looks to audit, and its other themes."""

    root: Widget
    profile: str
    rules: Sequence[str]
    states: Sequence[str]
    themes: Sequence[Theme] = ()
    before: tuple[Report, ...] = field(default=())
    known: KnownLooks = field(default_factory=lambda: KnownLooks(equal=True))
    """What a change leaves as it is is not judged again."""

    def __post_init__(self) -> None:
        """Look at everything as it is."""
        self.before = self.before or self.look()

    def look(self) -> tuple[Report, ...]:
        """Return what an audit says now, in each theme."""
        return tuple(self._reports())

    def _reports(self) -> Iterator[Report]:
        from ..engine import Request, audit

        for theme in (nullcontext, *self.themes):
            with theme():
                picture = theme is nullcontext
                asked = Request(self.profile, self.rules, self.states, picture=picture, known=self.known)
                yield audit(self.root, asked)
        if self.themes:
            sync()

    def try_out(self, change: Change, places: frozenset[Key]) -> Trial:
        """Try a change that is meant for some places.

        Raises UntriedError where it cannot be made, or has no effect.
        """
        with made(change):
            try:
                after = self.look()
            except Exception as error:
                raise UntriedError(f"with the change the app raises {told(error)}") from error
        sync()
        return self._compared(change, places, after)

    def keep(self, trial: Trial) -> None:
        """Take what a change leads to as what later ones are compared with."""
        self.before = trial.reports

    def _compared(self, change: Change, places: frozenset[Key], after: tuple[Report, ...]) -> Trial:
        now = _verdicts(after[0])
        lowest = _lowest(now, places)
        if not lowest:
            raise UntriedError("with the change nothing can be measured any more")
        if lowest == _lowest(_verdicts(self.before[0]), places):
            raise UntriedError(f"a change of the {change.kind} has no effect on the screen")
        failing = frozenset(key for key in places if not _passes(now.get(key)))
        return Trial(change, after, lowest, failing, sum(map(_worse, self.before, after)))


def _verdicts(report: Report) -> dict[Key, Finding]:
    return {key_of(finding): finding for finding in report.findings}


def _passes(finding: Finding | None) -> bool:
    return finding is not None and finding.outcome is Outcome.PASSED


def key_of(finding: Finding) -> Key:
    """Return where a verdict belongs."""
    return finding.rule, finding.node.path, finding.state


def _lowest(verdicts: Mapping[Key, Finding], places: frozenset[Key]) -> dict[str, float]:
    """Return the lowest figure in each look, in some places."""
    lowest: dict[str, float] = {}
    for key in sorted(places):
        found = verdicts.get(key)
        if found is not None and found.measured is not None:
            lowest[found.state] = min(found.measured, lowest.get(found.state, float("inf")))
    return lowest


def _worse(before: Report, after: Report) -> int:
    """Count verdicts that got worse: what newly fails, is newly in doubt or gone, or fails by more."""
    old, new = _verdicts(before), _verdicts(after)
    return sum(_is_worse(finding, new.get(key)) for key, finding in old.items()) + sum(
        finding.outcome is Outcome.FAILED for key, finding in new.items() if key not in old
    )


def _is_worse(old: Finding, new: Finding | None) -> bool:
    if new is None:
        return old.outcome is Outcome.PASSED
    if new.outcome is Outcome.FAILED and old.outcome is Outcome.FAILED:
        return old.measured is not None and new.measured is not None and new.measured < old.measured - _LESS
    if new.outcome is Outcome.FAILED:
        return True
    return old.outcome is Outcome.PASSED and new.outcome is not Outcome.PASSED
