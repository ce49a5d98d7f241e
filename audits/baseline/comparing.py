"""Compare what fails in a run with what is known."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..model import Entry, Finding, Outcome
from .known import Baseline, Key, Known, Numbering


@dataclass(frozen=True, slots=True)
class Dimensions:
    """The dimensions that tell places apart, by the names in an entry's context.

    ``usual`` is what holds where a dimension is not named: earlier reports lack the newer ones.
    """

    names: tuple[str, ...]
    usual: Mapping[str, str] = field(default_factory=dict)

    def where(self, context: Mapping[str, object]) -> tuple[str, ...]:
        """Return a place's values, in the order of the dimensions."""
        return tuple(str(context.get(name, self.usual.get(name, ""))) for name in self.names)


@dataclass(frozen=True, slots=True)
class Failure:
    """A failing finding with its key; ``known`` is what the baseline says of it, if anything."""

    key: Key
    finding: Finding
    known: Known | None

    @property
    def now(self) -> Known:
        """What would be known of it from now on."""
        finding = self.finding
        return Known(finding.measured, finding.required, finding.reason)

    @property
    def is_new(self) -> bool:
        """Whether the baseline does not have it."""
        return self.known is None

    @property
    def is_worse(self) -> bool:
        """Whether the baseline has it with a better figure."""
        return self.known is not None and self.now.is_worse_than(self.known)


class Comparison:
    """Gathers what fails in a run, entry by entry, beside a baseline.

    ``rules`` are those that the run checks: of others, nothing can be said.
    """

    def __init__(self, baseline: Baseline, dimensions: Dimensions, rules: Collection[str]) -> None:
        self.new: list[Failure] = []
        self.worse: list[Failure] = []
        self._baseline = baseline
        self._dimensions = dimensions
        self._rules = frozenset(rules)
        self._met: dict[Key, Known] = {}
        self._looked_at: set[tuple[tuple[str, ...], str]] = set()

    def add(self, entry: Entry) -> tuple[Failure, ...]:
        """Compare one entry and return what is new or worse in it."""
        screen = entry.context.get("screen", "")
        where = self._dimensions.where(entry.context)
        self._looked_at.add((where, screen))
        found = [Failure(key, each, self._baseline.entries.get(key)) for key, each in _failures(entry, where)]
        for failure in found:
            self._note(failure, screen)
        new = [each for each in found if each.is_new]
        worse = [each for each in found if each.is_worse]
        self.new += new
        self.worse += worse
        return (*new, *worse)

    def without_known(self, entry: Entry) -> Entry:
        """Compare one entry and return it without the failures that are known and no worse."""
        counting = {each.key for each in self.add(entry)}
        pairs = _failures(entry, self._dimensions.where(entry.context))
        known = {id(finding) for key, finding in pairs if key not in counting}
        kept = tuple(each for each in entry.report.findings if id(each) not in known)
        return replace(entry, report=replace(entry.report, findings=kept))

    @property
    def known(self) -> int:
        """How many failures are known and no worse."""
        return len(self._met) - len({each.key for each in (*self.new, *self.worse)})

    @property
    def stale(self) -> tuple[Key, ...]:
        """Known failures that were looked for and do not fail any more."""
        gone = (key for key in self._baseline.entries if key not in self._met)
        return tuple(key for key in gone if self._was_looked_for(key))

    def updated(self) -> Baseline:
        """Return the baseline of what fails now; what was not looked for stays as it was."""
        stale = set(self.stale)
        kept = {key: known for key, known in self._baseline.entries.items() if key not in stale}
        return Baseline({**kept, **self._met})

    def _note(self, failure: Failure, screen: str) -> None:
        """Keep the worst figure under a key, and each screen it was met on."""
        before = self._met.get(failure.key)
        now = failure.now
        if before is not None and not now.is_worse_than(before):
            now = before
        screens = {*(before.screens if before else ()), screen}
        note = failure.known.note if failure.known else ""
        self._met[failure.key] = replace(now, screens=tuple(sorted(screens)), note=note)

    def _was_looked_for(self, key: Key) -> bool:
        if key.rule not in self._rules:
            return False
        screens = self._baseline.entries[key].screens
        seen = {screen for where, screen in self._looked_at if where == key.where}
        return bool(seen.intersection(screens)) if screens else bool(seen)


def _failures(entry: Entry, where: tuple[str, ...]) -> Iterator[tuple[Key, Finding]]:
    numbering = Numbering()
    for finding in entry.report.having(Outcome.FAILED):
        node = finding.node
        identity = node.identity or node.path
        number = numbering.number(finding.rule, identity, node.path)
        yield Key(where, finding.rule, identity, number, finding.state), finding
