"""Audit every distinct screen that a walk meets."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from itertools import chain, repeat

from app.auditing.operating import with_operated
from app.auditing.switching import stale_theme
from app.content.themes import theme_files
from app.domain.views.model import View
from app.prototype.dimensions import others
from app.prototype.shell import Prototype
from app.prototype.variant import Variant
from app.walkthrough.evidence.camera import Camera
from app.walkthrough.evidence.signature import screen_name, signature
from app.walkthrough.script.commands.base import Step
from app.walkthrough.script.script import Script
from audits import Entry, Report
from audits.driving.screenfuls import screenfuls
from audits.engine import Request, audit
from audits.exploring.page import page_reports
from audits.known_looks import KnownLooks
from audits.repair.proof import Prover
from audits.spool import Spool

_SHOWN = (*others("scenario"), "scenario")  # the scenario last: it is the one in which a screen was met first


class Memory:
    """What was found before, by phones that differ in nothing but the phone: each thing is looked at once.

    Screens with identical pixels share their findings, whole; others what they have in common: the ``looks``
    of their controls, and the repairs that ``prover`` has tried.
    """

    def __init__(self) -> None:
        self._camera = Camera()
        self._reports = Spool()
        self._places: dict[Hashable, range] = {}
        self.forget()

    def sight(self, profile: str, variant: Variant, view: View) -> Hashable:
        """Return what the result of an audit depends on: the pixels, and the view's phrases."""
        look = replace(variant, scenario="", platform="")
        return profile, look, hash(signature(view)), blake2b(self._camera.pixels()).digest()

    def recall(self, sight: Hashable) -> list[Report] | None:
        """Return the findings of an earlier audit of it; None where there was none."""
        places = self._places.get(sight)
        return None if places is None else [self._reports[place].report for place in places]

    def keep(self, sight: Hashable, reports: Sequence[Report]) -> None:
        """Remember what was found, on disk."""
        first = len(self._reports)
        for report in reports:
            self._reports.append(Entry({}, report))
        self._places[sight] = range(first, len(self._reports))

    def forget(self) -> None:
        """Forget all findings so far."""
        self._places.clear()
        self.looks = KnownLooks()
        self.prover = Prover(token_files=theme_files())

    def close(self) -> None:
        """Close the temporary file."""
        self._reports.close()


class Auditor:
    """Audits each screen state, all of its page, once for every combination of choices but the scenario.

    A phone that shows the same pixels as another is not audited again: ``memory`` may be shared by several
    auditors. For what fails, the nearest colour that would pass is tried on the spot. A ``thorough`` one lets
    rules operate each distinct screen, once.
    """

    def __init__(self, profile: str, memory: Memory, *, thorough: bool = False) -> None:
        self._profile = profile
        self._thorough = thorough
        self._met: set[str] = set()
        self._memory = memory
        self._taken: list[tuple[str, Entry]] = []

    def forget(self) -> None:
        """Audit every screen again, as if none had been met."""
        self._met.clear()
        self._memory.forget()

    def taken(self) -> tuple[tuple[str, Entry], ...]:
        """Hand out the screens audited since the last call, each with what its state is known by."""
        taken, self._taken = tuple(self._taken), []
        return taken

    def look(self, prototype: Prototype, script: Script, step: Step) -> None:
        """Audit what is on the screen now, unless it has been seen before."""
        variant = prototype.variant
        view = prototype.root.view
        assert view is not None
        seen = _key(replace(variant, scenario=""), prototype.switched, signature(view))
        if seen in self._met:
            return
        self._met.add(seen)
        arguments = variant.as_arguments()
        context = {**{name: arguments[name] for name in _SHOWN}, "screen": screen_name(view)}
        place = f"{script.id}:{step.where.line}"
        for number, report in enumerate(self._reports(prototype, view, variant)):
            state = f"{place} ↓{number}" if number else place
            self._taken.append((seen, Entry({**context, "state": state}, report)))

    def _reports(self, prototype: Prototype, view: View, variant: Variant) -> Sequence[Report]:
        stale = stale_theme(prototype, self._profile) if prototype.switched else ()
        sight = self._memory.sight(self._profile, variant, view)
        known = self._memory.recall(sight)
        if known is None:
            known = [*self.reports(prototype)]
            self._memory.keep(sight, known)
        first, *others = known
        return [replace(first, findings=(*first.findings, *stale)), *others]

    def reports(self, prototype: Prototype) -> Iterator[Report]:
        """Yield a report on what is in sight, then one on what each further part of the page adds."""
        root = prototype.root
        operated = chain([self._thorough], repeat(False))  # what is further down is reached from there, too

        def look() -> Report:
            request = Request(self._profile, known=self._memory.looks, picture_of_passed=False)
            report = audit(root, request).without_unseen()
            return with_operated(report, prototype) if next(operated) else report

        for report in page_reports(screenfuls(root), look):
            yield self._memory.prover.prove(root, report)


def _key(*seen: object) -> str:
    """Return what a screen state is known by, the same in every process."""
    return blake2b(repr(seen).encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()
