"""An app in a test: the steps to one of its screens, and what is asserted of it."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from ..baseline import Comparison, asked
from ..errors import ReportedError
from ..model import Entry, Finding, Outcome
from ..visiting.combinations import PLACES, visit_all
from ..visiting.visit import Size, Step, Visit
from . import snapshots
from .telling import failure

Found = dict[bytes, tuple[Entry, ...]]
"""What visits have found in this session, so that several assertions on one screen start the app once."""


@dataclass(frozen=True, slots=True)
class Session:
    """What belongs to the test: what was found before, its snapshot's folder, and how it fails."""

    found: Found
    test_file: Path
    test_name: str
    update: bool
    fail: Callable[[str], NoReturn]


@dataclass(frozen=True, slots=True)
class AuditedApp:
    """An app that is visited anew for each way to a screen, in a process of its own.

    Each method returns another one, this stays as it is: ``app = audit_app("main.py")`` serves many tests.
    """

    visit: Visit
    session: Session
    baseline: str | None = None

    def screen(self, name: str) -> AuditedApp:
        """Turn the app's ScreenManager to a screen."""
        return self._then("screen", name)

    def tap(self, text: str) -> AuditedApp:
        """Touch what is named so, a regular expression, once it is in sight."""
        return self._then("tap", text)

    def wait(self, seconds: float) -> AuditedApp:
        """Let virtual time pass."""
        return self._then("wait", f"{float(seconds)}")

    def size(self, width: int, height: int) -> AuditedApp:
        """Start the app in a window of this size in px."""
        size: Size = (width, height)
        return replace(self, visit=replace(self.visit, size=size))

    def theme(self, name: str) -> AuditedApp:
        """Switch the app to one of its themes."""
        return replace(self, visit=replace(self.visit, theme=name))

    def explore(self, presses: int, seed: int = 0) -> AuditedApp:
        """Go on from there with so many presses, and audit each screen that they lead to."""
        return replace(self, visit=replace(self.visit, explore=presses, seed=seed))

    def entries(self, profile: str | None = None, rules: Sequence[str] | None = None) -> tuple[Entry, ...]:
        """Return what is found: an entry a screen state. The test fails where the app cannot be visited."""
        visit = self.visit if profile is None else replace(self.visit, profile=profile)
        visit = visit if rules is None else replace(visit, rules=tuple(rules))
        key = pickle.dumps(visit)
        if key not in self.session.found:
            themes = () if visit.theme is None else (visit.theme,)
            try:
                self.session.found[key] = tuple(visit_all(visit, (visit.size,), themes, lambda _: None))
            except ReportedError as error:
                self.session.fail(str(error))
        return self.session.found[key]

    def assert_passes(
        self, profile: str | None = None, rules: Sequence[str] | None = None, *, strict: bool = False
    ) -> None:
        """Fail the test with what does not pass; what a baseline in the settings knows is left out.

        ``strict`` fails what is left for a person to decide as well. A test that judges nothing fails.
        """
        entries = self.entries(profile, rules)
        title, name = self._title, profile or self.visit.profile
        if not any(entry.report.judged for entry in entries):
            self.session.fail(f"{title}: nothing was judged under {name}: the screen shows nothing to judge")
        against = [pair for entry in self._beyond(entries, name) for pair in _against(entry, strict)]
        if against:
            self.session.fail(failure(title, name, against))

    def assert_matches_snapshot(self, name: str = "", profile: str | None = None) -> None:
        """Fail the test where what fails, or is left for a person to decide, is not what was agreed to.

        The snapshot is kept beside the test, under the test's name and ``name``; ``pytest --audits-update``
        writes it.
        """
        now = snapshots.taken(self.entries(profile))
        test = f"{self.session.test_name}-{name}" if name else self.session.test_name
        path = snapshots.path_of(self.session.test_file, test)
        if self.session.update:
            snapshots.write(now, path)
            return
        if not path.exists():
            self.session.fail(f"{path}: there is no snapshot yet; write it with pytest --audits-update")
        try:
            different = list(snapshots.differences(snapshots.read(path), now))
        except ReportedError as error:
            self.session.fail(str(error))
        if different:
            right = "if that is meant: pytest --audits-update"
            self.session.fail("\n  ".join([f"{self._title} differs from {path}; {right}", *different]))

    @property
    def _title(self) -> str:
        steps = "".join(f", {step.kind} {step.what!r}" for step in self.visit.steps)
        return f"{self.visit.target.text}{steps}"

    def _then(self, kind: str, what: str) -> AuditedApp:
        return replace(self, visit=replace(self.visit, steps=(*self.visit.steps, Step(kind, what))))

    def _beyond(self, entries: Sequence[Entry], profile: str) -> list[Entry]:
        """Return the entries without what the baseline knows."""
        from .. import profiles

        known = asked(self.baseline, False, PLACES)
        comparison = Comparison(known.before, PLACES, profiles.load(profile).rules)
        return [comparison.without_known(entry) for entry in entries]


def _against(entry: Entry, strict: bool) -> list[tuple[Entry, Finding]]:
    wanted = (Outcome.FAILED, Outcome.CANT_TELL) if strict else (Outcome.FAILED,)
    return [(entry, finding) for outcome in wanted for finding in entry.report.having(outcome)]
