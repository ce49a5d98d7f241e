"""A plan of round figures, and runs that are played to their end."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.facts.faults import MONEY, Cause, Fault
from app.domain.facts.journal import Entry, What
from app.domain.facts.plan import Mark, Pace
from app.domain.facts.process import Stage
from app.domain.saga.plan import STORES, make_plan
from app.domain.saga.run import Run
from app.domain.saga.world import World, replayed

HOUR_S = 3600
APPS = ("video", "bike")
PLAN = make_plan(Pace(10 * HOUR_S, 1800, 300, 600), APPS)
ACCOUNT = 7
CAUSES = {Fault.FUND_OPERATION: Cause.MONEY, Fault.REFUND: Cause.REFUND}


def fresh(number: int = 1) -> Run:
    return Run(PLAN, number, ACCOUNT)


def let_pass(run: Run, until: int) -> Run:
    run.advance(until, lambda run, entry: None)
    return run


def to_the_end(run: Run) -> Run:
    return let_pass(run, 48 * HOUR_S)


def disturb(run: Run, at: int, fault: Fault) -> Run:
    """Let a fault happen at a moment, whatever kind it is."""
    let_pass(run, at)
    if fault in MONEY:
        run.abort(at, CAUSES[fault])
    else:
        run.disturb(at, fault)
    return run


def moments(journal: Iterable[Entry]) -> tuple[int, ...]:
    """Return a moment within every message that a journal tells of: one second after it went out."""
    return tuple(entry.at + 1 for entry in journal if entry.what in (What.ASKED, What.UNDOING))


UNDISTURBED = tuple(to_the_end(fresh()).journal)


def assert_whole(run: Run, world: World) -> None:
    """Assert that an ended run is done everywhere, or nowhere, and that whoever was told knows it."""
    assert run.stage.ended
    touched = [place for place in world.places.values() if place.run(run.account) == run.number]
    if run.stage is Stage.ROLLED_BACK:
        assert {place.mark(run.account) for place in touched} <= {Mark.RESTORED}
        return
    assert len(touched) == len(world.places)
    for place in touched:
        assert place.mark(run.account) is (Mark.RELEASED if place.name in STORES else Mark.HELD)


def end_of(run: Run) -> tuple[Stage, World]:
    world = replayed(to_the_end(run))
    assert_whole(run, world)
    return run.stage, world
