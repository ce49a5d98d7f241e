"""Look at every distinct screen that a walk meets, with the eyes of an audit."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Set
from dataclasses import replace

from kivy.uix.widget import Widget

from app.shell import Prototype
from app.walkthrough.commands import Script, Step
from app.walkthrough.screenfuls import screenfuls
from app.walkthrough.signature import screen_name, signature
from audits import Entry, Finding, Outcome, Report, audit
from audits.proof import Prover
from audits.spool import Spool

_SHOWN = ("platform", "theme", "design", "mode", "lang", "text_scale", "scenario")


class Auditor:
    """Audits each screen state, all of its page, once for every combination of choices but the scenario.

    For what fails, the nearest colour that would pass is tried on the spot.
    """

    def __init__(self, profile: str) -> None:
        self.entries = Spool()
        self._profile = profile
        self._met: set[Hashable] = set()
        self._prover = Prover()

    def forget(self) -> None:
        """Look at everything again, as if nothing had been met; the entries stay."""
        self._met.clear()

    def look(self, prototype: Prototype, script: Script, step: Step) -> None:
        """Audit what is on the screen now, unless it has been seen before."""
        variant = prototype.variant
        view = prototype.root.view
        assert view is not None
        seen = hash((replace(variant, scenario=""), signature(view)))
        if seen in self._met:
            return
        self._met.add(seen)
        arguments = variant.as_arguments()
        context = {**{name: arguments[name] for name in _SHOWN}, "screen": screen_name(view)}
        place = f"{script.id}:{step.where.line}"
        for number, report in enumerate(self.reports(prototype.root)):
            state = f"{place} ↓{number}" if number else place
            self.entries.append(Entry({**context, "state": state}, _without_spare_picture(report)))

    def reports(self, root: Widget) -> Iterator[Report]:
        """Yield a report on what is in sight, then one on what each further part of the page adds."""
        judged: set[tuple[str, str]] = set()
        for _ in screenfuls(root):
            report = audit(root, profile=self._profile)
            if judged:
                report = _without(report, judged)
            if report.findings:
                yield self._prover.prove(root, report)
            judged |= {_place(finding) for finding in report.findings if _is_verdict(finding)}


def _without(report: Report, judged: Set[tuple[str, str]]) -> Report:
    """Keep the verdicts on what had not been in sight before."""
    fresh = (each for each in report.findings if _is_verdict(each) and _place(each) not in judged)
    return replace(report, findings=tuple(fresh))


def _place(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.node.path


def _is_verdict(finding: Finding) -> bool:
    return finding.outcome is not Outcome.INAPPLICABLE


def _without_spare_picture(report: Report) -> Report:
    """Keep a picture only where a person will want to see something on it."""
    if report.having(Outcome.FAILED) or report.having(Outcome.CANT_TELL):
        return report
    return replace(report, picture=b"")
