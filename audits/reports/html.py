"""index.html: one file that needs nothing else, in all languages: the verdict first, then each defect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from .. import profiles
from ..model import Finding, Outcome, Remark, Run
from ..pixels.colour import shown
from ..profiles import Profile
from ..writing.plaintext import displayable
from . import checklist, words
from .groups import defects
from .items import Item, item
from .matrix import Cell, Matrix, matrix
from .pictures import Album
from .rules import info
from .survey import Seen, Survey, survey, tightness
from .verdict import Tally, tally

if TYPE_CHECKING:
    from jinja2 import Environment

SIGNS: Mapping[Outcome, str] = {
    Outcome.PASSED: "✓",
    Outcome.FAILED: "✕",
    Outcome.CANT_TELL: "?",
    Outcome.INAPPLICABLE: "–",
}
"""What stands beside each colour, so that colour alone never tells a verdict."""

_MOST_REMARKS = 30
_CHOICES = 48  # values of one dimension that a person still finds their way in


@dataclass(frozen=True, slots=True)
class Undecided:
    """Verdicts that a person has to give, of one rule for one reason; ``finding`` is the first of them."""

    finding: Finding
    state: Seen
    count: int


@dataclass(frozen=True, slots=True)
class Page:
    """All that the template shows, in no language yet."""

    run: Run
    survey: Survey
    tally: Tally
    matrix: Matrix
    items: tuple[Item, ...]
    album: Album
    profile: Profile | None

    @property
    def counts(self) -> Counter[Outcome]:
        """How many verdicts of each outcome the product got."""
        found: Counter[Outcome] = Counter()
        for state in self.tally.product:
            for (_, outcome), count in state.counts.items():
                found[outcome] += count
        return found

    @property
    def checks(self) -> int:
        """How many verdicts the whole run gave."""
        return sum(state.counts.total() for state in self.survey.states)

    @property
    def rules(self) -> dict[str, dict[Outcome, tuple[int, int]]]:
        """How often each rule gave which verdict: on the product's screens, on the control's."""
        own, controls = _added(self.tally.product), _added(self.tally.control)
        names = dict.fromkeys(rule for state in self.survey.states for rule, _ in state.counts)
        return {
            rule: {outcome: (own[rule, outcome], controls[rule, outcome]) for outcome in Outcome}
            for rule in names
        }

    @property
    def filters(self) -> dict[str, tuple[str, ...]]:
        """The dimensions with a choice that fits a menu, and their values."""
        return {
            name: values for name, values in self.survey.dimensions.items() if 1 < len(values) <= _CHOICES
        }

    @property
    def tightest(self) -> Seen | None:
        """The product's screen state with the text nearest to its limit, or furthest below it."""
        states = [state for state in self.tally.product if state.tightest is not None]
        return min(states, key=lambda state: tightness(state.tightest), default=None)  # type: ignore[arg-type]

    @property
    def undecided(self) -> list[Undecided]:
        """What is left to people on the product's screens, the most frequent first."""
        grouped: dict[tuple[str, str], list[tuple[Finding, Seen]]] = {}
        for state in self.tally.product:
            for finding in state.undecided:
                grouped.setdefault((finding.rule, finding.reason), []).append((finding, state))
        kinds = [Undecided(*pairs[0], len(pairs)) for pairs in grouped.values()]
        return sorted(kinds, key=lambda kind: -kind.count)

    @property
    def remarks(self) -> list[tuple[Remark, int]]:
        """What the verdicts are silent about, on how many of the product's screens; 0: in the whole run."""
        counts = Counter(remark for state in self.tally.product for remark in dict.fromkeys(state.remarks))
        return [*((remark, 0) for remark in self.run.remarks), *counts.most_common()]


def render(run: Run, lang: str | None) -> Iterator[str]:
    """Yield the page of a run. It opens in ``lang``, by default in its reader's language."""
    languages = [words.load(name, run.labels.get(name, {})) for name in words.names()]
    languages.sort(key=lambda each: each.lang != lang)
    titles = [each("page.title") for each in languages]
    page = {"page": _page(run), "languages": languages, "titles": titles, "fixed": lang is not None}
    return _environment().get_template("page.html.j2").generate(page)


def _page(run: Run) -> Page:
    seen = survey(run)
    found = defects(run)
    album = Album()
    items = tuple(item(run, seen, defect, album) for defect in found)
    profile = profiles.load(run.profile) if run.profile in profiles.names() else None
    return Page(run, seen, tally(run, seen, found), matrix(seen, found), items, album, profile)


def _added(states: tuple[Seen, ...]) -> Counter[tuple[str, Outcome]]:
    total: Counter[tuple[str, Outcome]] = Counter()
    for state in states:
        total.update(state.counts)
    return total


def _displayable(value: object) -> object:
    """Return what an expression of a template shows; markup is made of displayable texts already."""
    return displayable(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _sign(cell: Cell) -> str:
    return SIGNS[cell.outcome]


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader(__package__ or "", "templates"),
        autoescape=True,
        finalize=_displayable,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["ratio"] = shown
    environment.filters["isolated"] = words.isolated
    environment.globals.update(info=info, sign=_sign, signs=SIGNS, Outcome=Outcome)
    environment.globals.update(
        checklist_items=checklist.ITEMS,
        checklist_answers=checklist.ANSWERS,
        checklist_version=checklist.VERSION,
        MOST_REMARKS=_MOST_REMARKS,
    )
    return environment
