"""Somebody else's app under audit: each screen that a flow meets there is audited once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from app.walkthrough.apps.job import AppWalk
from app.walkthrough.apps.other import OtherApp
from app.walkthrough.evidence.trace import Trace
from app.walkthrough.playing.plan import Plan
from app.walkthrough.script.commands.base import Step
from audits import Entry, Report
from audits.target.explaining import Target
from audits.visiting.apart import visit_apart
from audits.visiting.icons import Icons
from audits.visiting.visit import Begun, Phase, Visit

if TYPE_CHECKING:
    from app.walkthrough.apps.stage import AppStage
    from audits.driving.driver import Driver

Say = Callable[[object], None]


@dataclass(frozen=True, slots=True)
class _Met:
    """A screen was met, known by this digest of its structure."""

    digest: str


@dataclass(frozen=True, slots=True)
class AppAudit:
    """A walk whose screens are audited by a profile; those in ``met`` have been audited before.

    A ``thorough`` audit operates each screen, too.
    """

    walk: AppWalk
    profile: str
    thorough: bool
    met: frozenset[str] = frozenset()

    @property
    def target(self) -> Target:
        """The app."""
        return self.walk.target

    @property
    def time_limit(self) -> float:
        """For how long the app may give no sign of life, in real s."""
        return self.walk.time_limit

    @property
    def phase(self) -> Phase:
        """What is being done with the app, once it has started."""
        return Phase.AUDITING

    def results(self, say: Say) -> Iterator[object]:
        """Play the flow, in the process of the app, and say an entry for each screen; yield the trace."""
        return self.walk.played(say, lambda stage, driver, tell: _Auditor(self, stage, driver, tell).look)


class _Auditor:
    """Audits what is shown after a step, unless it was met before."""

    def __init__(self, job: AppAudit, stage: AppStage, driver: Driver, say: Say) -> None:
        from audits.exploring.surviving import Survivor

        app = job.walk.app
        self._plan = job.walk.plan
        self._met = set(job.met)
        self._stage = stage
        self._driver = driver
        self._say = say
        self._icons = Icons()
        self._survivor = Survivor(stage.target, stage.target.where, say)
        self._visit = Visit(
            stage.target, app.size, job.profile, theme=app.theme, hooks=app.hooks, explore=1, repairs=True,
            probe=job.thorough,
        )  # fmt: skip
        self._audit: Callable[[], Report] | None = None

    def look(self, step: Step) -> None:
        """Audit it."""
        from audits.exploring.structure import screen_name, signature
        from audits.visiting.going import looking, through

        elements = self._driver.sight.look()
        digest = blake2b(repr(signature(elements)).encode(), digest_size=16).hexdigest()
        if not elements or digest in self._met:
            return
        self._met.add(digest)
        self._say(_Met(digest))
        name = screen_name(elements, self._stage.target.short)
        way = f"{self._plan.script.id}:{step.where.line}"
        context = {**self._plan.arguments, "screen": name, "way": way}
        self._say(Begun(context))
        if self._audit is None:  # the app has started by now, and its themes are known
            self._audit = looking(self._visit, self._stage.target, self._driver, [])
        with self._stage.staying():
            for number, report in enumerate(through(self._audit, self._survivor, name)):
                place = {**context, "way": f"{way} ↓{number}" if number else way}
                self._say(self._icons.compared(Entry(place, report)))
        self._driver.frames.disturb()


def audit_walks(  # noqa: PLR0913 - what is audited, how, and who is told what
    app: OtherApp,
    plans: Sequence[Plan],
    profile: str,
    told: Callable[[str], None],
    broken: Callable[[Trace], None],
    *,
    thorough: bool = False,
) -> Iterator[Entry]:
    """Yield an entry for each screen that the plans meet, each once in each of their looks.

    ``told`` gets what else is to be said, ``broken`` each walk that failed. Raises what ends an app, or keeps
    it from starting: InputError.
    """
    met: dict[tuple[str, ...], frozenset[str]] = {}
    names = _Names()
    for plan in plans:
        look = tuple(plan.arguments.values())
        walk = AppWalk(app.shown(plan.arguments), plan)
        job = AppAudit(walk, profile, thorough, met.get(look, frozenset()))
        for found in visit_apart(job, told):
            if isinstance(found, _Met):
                met[look] = met.get(look, frozenset()) | {found.digest}
            elif isinstance(found, Trace) and found.failure is not None:
                broken(found)
            elif isinstance(found, Entry):
                yield replace(found, context=names.numbered(found.context))


class _Names:
    """Numbers screens that have one name though they are built differently."""

    def __init__(self) -> None:
        self._met: Counter[tuple[str, ...]] = Counter()
        self._numbers: dict[tuple[str, ...], int] = {}

    def numbered(self, context: Mapping[str, str]) -> dict[str, str]:
        """Return the context of an entry with the number of its screen, from the second on."""
        look = tuple(value for name, value in context.items() if name != "way")
        place = (*look, context["way"].partition(" ↓")[0])
        if place not in self._numbers:
            self._met[look] += 1
            self._numbers[place] = self._met[look]
        number = self._numbers[place]
        return {**context, "screen": context["screen"] + (f" ({number})" if number > 1 else "")}
