"""Divide an audit into small shares for several processes, and put together what these find.

What a share finds depends on its plans alone: nothing is remembered from one to the next. The division does
not depend on how many processes there are, either, so that every pool gives the same report.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from math import ceil
from typing import TYPE_CHECKING

from app.sharing.pools import Lost, Pool, in_order
from app.sharing.processes import Processes
from app.walkthrough.evidence.trace import Trace
from app.walkthrough.playing.parallel import lost, opened_session
from app.walkthrough.playing.plan import Look, Plan
from audits import Entry
from audits.visiting.icons import Icons

if TYPE_CHECKING:
    from app.auditing.auditor import Memory
    from app.walkthrough.playing.run import WalkSession

_MOST_STEPS = 240  # in a share: some seven flows, and half a minute of work
Entries = tuple[tuple[str, Entry], ...]


@dataclass(frozen=True, slots=True)
class Share:
    """Plans with the same look (design, theme, …) but for the phone; one process walks them all.

    ``thorough`` lets rules operate each distinct screen.
    """

    plans: tuple[Plan, ...]
    profile: str
    thorough: bool = False


@dataclass(frozen=True, slots=True)
class Walked:
    """What a share found on a walk: screens, each with what it is known by, and the trace if it failed."""

    entries: Entries
    broken: Trace | None


@dataclass(frozen=True, slots=True)
class Found:
    """The result of a walk: its number, the screens audited on it, and its trace if it failed."""

    number: int
    entries: tuple[Entry, ...]
    broken: Trace | None


def shares(plans: Sequence[Plan], profile: str, *, thorough: bool = False) -> list[Share]:
    """Divide plans into shares that take about the same time; plans that show the same lie side by side."""
    ordered = sorted(plans, key=lambda plan: (_kin(plan), plan.look))
    return [
        Share(part, profile, thorough)
        for _, group in groupby(ordered, key=_kin)
        for part in _parted(tuple(group))
    ]


def _kin(plan: Plan) -> Look:
    """Return the look of a plan's screens but for the phone that they are on."""
    design, _platform, *rest = plan.look
    return (design, *rest)


def _parted(plans: Sequence[Plan]) -> Iterator[tuple[Plan, ...]]:
    """Yield the fewest parts that are short enough, all about as long."""
    ends = [*accumulate(len(plan.script.steps) for plan in plans)]
    part = ends[-1] / ceil(ends[-1] / _MOST_STEPS)
    middles = (end - len(plan.script.steps) / 2 for end, plan in zip(ends, plans, strict=True))
    placed = zip((int(middle // part) for middle in middles), plans, strict=True)
    for _, group in groupby(placed, key=lambda each: each[0]):
        yield tuple(plan for _, plan in group)


def audited(divided: Sequence[Share], pool: Pool | None = None) -> Generator[Found, None, None]:
    """Yield the result of each walk, in their order; the walks are numbered through all shares.

    Without a ``pool``, the processes of this machine do the work. A screen state that several shares met is
    told once, where it was met first. A walk whose process dies again and again is broken. An interruption
    yields what else was found before it goes on.
    """
    told = _Told()
    firsts = [0, *accumulate(len(share.plans) for share in divided)]
    for place, walks in in_order(_walked(divided, pool or Processes())):
        for number, (plan, walk) in enumerate(zip(divided[place].plans, walks, strict=True), firsts[place]):
            yield Found(number, told.new(_kin(plan), walk.entries), walk.broken)


def _walked(divided: Sequence[Share], pool: Pool) -> Iterator[tuple[int, Sequence[Walked]]]:
    """Yield what each share found as it ends. The walks of one that killed its processes are shares then."""
    again: list[int] = []
    for place, result in pool.results(auditing, divided):
        if not isinstance(result, Lost):
            yield place, result
        elif len(divided[place].plans) > 1:
            again.append(place)
        else:
            yield place, (_lost(divided[place].plans[0], result),)
    single = [
        (place, replace(divided[place], plans=(plan,))) for place in again for plan in divided[place].plans
    ]
    walks: dict[int, list[Walked]] = {place: [] for place in again}
    for number, walked in in_order(_walked([share for _, share in single], pool)) if single else ():
        place = single[number][0]
        walks[place] += walked
        if len(walks[place]) == len(divided[place].plans):
            yield place, walks[place]


def _lost(plan: Plan, result: Lost) -> Walked:
    return Walked((), lost(plan, result))


class _Told:
    """What has been told of the shares so far."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._icons: dict[Look, Icons] = {}

    def new(self, kin: Look, entries: Entries) -> tuple[Entry, ...]:
        """Return the entries of a walk whose screens no walk before it has met."""
        icons = self._icons.setdefault(kin, Icons())
        found = tuple(icons.compared(entry) for key, entry in entries if key not in self._known)
        self._known |= {key for key, _ in entries}
        return found


@contextmanager
def auditing() -> Iterator[Callable[[Share], Sequence[Walked]]]:
    """Open the window and give what walks and audits a share in this process."""
    with opened_session() as session:
        from app.auditing.auditor import Memory  # imports Kivy, which has to be prepared first

        with closing(Memory()) as memory:

            def audit(share: Share) -> Sequence[Walked]:
                memory.forget()
                return [*_walks(session, memory, share)]

            yield audit


def _walks(session: WalkSession, memory: Memory, share: Share) -> Iterator[Walked]:
    """Walk the plans of a share; yield the screens that are new in it, and the trace where a walk failed."""
    from app.auditing.auditor import Auditor

    auditor = Auditor(share.profile, memory, thorough=share.thorough)
    for plan in share.plans:
        trace = session.play(plan, watch=auditor.look)
        yield Walked(auditor.taken(), None if trace.failure is None else trace)
