"""Look at every distinct screen that a walk meets, with the eyes of an audit."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from app.shell import Prototype
from app.walkthrough.commands import Script, Step
from app.walkthrough.signature import screen_name, signature
from audits import Entry, Outcome, Report, audit
from audits.proof import Prover
from audits.spool import Spool

_SHOWN = ("platform", "theme", "design", "mode", "lang", "text_scale", "scenario")


class Auditor:
    """Audits each screen state once for every platform, theme, design, mode, language and text size.

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
        report = self._prover.prove(prototype.root, audit(prototype.root, profile=self._profile))
        arguments = variant.as_arguments()
        context = {name: arguments[name] for name in _SHOWN}
        place = f"{script.id}:{step.where.line}"
        self.entries.append(
            Entry({**context, "screen": screen_name(view), "state": place}, _without_spare_picture(report))
        )


def _without_spare_picture(report: Report) -> Report:
    """Keep a picture only where a person will want to see something on it."""
    if report.having(Outcome.FAILED) or report.having(Outcome.CANT_TELL):
        return report
    return replace(report, picture=b"")
