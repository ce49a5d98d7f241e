"""Every step with every fault, on the way there and on the way back; and a death after every entry."""

from __future__ import annotations

import pytest

from app.content.claims import load_claims
from app.domain.facts.faults import Cause, Fault
from app.domain.facts.journal import Entry, What
from app.domain.facts.plan import Mark
from app.domain.facts.process import Stage
from app.domain.saga.plan import STORES, Site, make_plan, notice_to
from app.domain.saga.run import Run
from app.domain.saga.steps import pace
from app.domain.saga.world import replayed

from .runs import ACCOUNT, APPS, PLAN, UNDISTURBED, disturb, end_of, fresh, let_pass, moments, to_the_end

STEPS = moments(UNDISTURBED)
PIVOT_S = next(entry.at for entry in UNDISTURBED if entry.what is What.DONE and entry.step == PLAN.pivot)
TURNING = (Fault.TIMEOUT, Fault.LATE_REPLY, Fault.FUND_OPERATION, Fault.REFUND)


@pytest.mark.requirement("S01", "S02")
def test_the_plan_has_the_claimed_stores_and_sites() -> None:
    claims = load_claims()
    assert len(set(STORES.values())) == len(Site) == claims.whole("S01")
    assert len(STORES) >= claims.whole("S02")
    asked = [step.where for step in PLAN.steps]
    assert set(STORES) <= set(asked)
    assert {"unionpay", "netsunion", *map(notice_to, APPS)} <= set(asked)


@pytest.mark.requirement("S03")
@pytest.mark.parametrize("apps", [(), ("one",), tuple("abcdefghijkl")])
def test_it_takes_as_long_as_claimed_whatever_fault_disturbs_it(apps: tuple[str, ...]) -> None:
    claims = load_claims()
    plan = make_plan(pace(claims), apps)
    least, most = claims.whole("S03", "least") * 3600, claims.whole("S03") * 3600
    undisturbed = to_the_end(Run(plan, 1, ACCOUNT))
    assert undisturbed.ready == plan.seconds
    for at in moments(undisturbed.journal):
        for fault in Fault:
            run = to_the_end(disturb(Run(plan, 1, ACCOUNT), at, fault))
            assert run.ready <= most
            assert run.ready >= least or run.stage is Stage.ROLLED_BACK


@pytest.mark.requirement("S04", "S08")
@pytest.mark.parametrize("fault", Fault)
@pytest.mark.parametrize("at", STEPS)
def test_any_fault_at_any_step_ends_whole(at: int, fault: Fault) -> None:
    stage, _ = end_of(disturb(fresh(), at, fault))
    turns = fault in TURNING and at < PIVOT_S
    assert stage is (Stage.ROLLED_BACK if turns else Stage.COMPLETED)


@pytest.mark.requirement("S08")
@pytest.mark.parametrize("second", Fault)
@pytest.mark.parametrize("first", TURNING)
def test_any_fault_on_the_way_back_ends_whole(first: Fault, second: Fault) -> None:
    for at in STEPS:
        for then in moments(to_the_end(disturb(fresh(), at, first)).journal):
            if then > at:
                end_of(disturb(disturb(fresh(), at, first), then, second))


@pytest.mark.requirement("S08")
def test_two_faults_at_once_end_whole() -> None:
    for at in STEPS:
        for first in Fault:
            for second in Fault:
                end_of(disturb(disturb(fresh(), at, first), at + 1, second))


@pytest.mark.parametrize("fault", Fault)
def test_a_process_that_dies_after_any_entry_comes_to_the_same_end(fault: Fault) -> None:
    for at in STEPS:
        run = disturb(fresh(), at, fault)
        world = replayed(to_the_end(run)).marks(ACCOUNT)
        # From the fault on: a process that dies before it would not meet it.
        first = next((n for n, entry in enumerate(run.journal, start=1) if entry.why), 0)
        for length in range(first, len(run.journal) + 1):
            for carried_out in (False, True):
                again, seen = _resumed(run.journal[:length], carried_out)
                assert again.journal == run.journal
                assert seen == world


def _resumed(journal: list[Entry], carried_out: bool) -> tuple[Run, dict[str, Mark]]:
    """Take a run over from its journal; nobody knows whether its last message was carried out before."""
    run = Run(PLAN, 1, ACCOUNT, journal)
    world = replayed(run)
    if carried_out and run.sent is not None:
        what = What.UNDO_ARRIVED if run.stage is Stage.RETURNING else What.ARRIVED
        world.perform(run, Entry(run.sent, what, run.cursor))
    run.advance(10**6, world.perform)
    return run, world.marks(ACCOUNT)


@pytest.mark.parametrize("at", STEPS)
def test_a_crash_costs_nothing_but_a_question_asked_twice(at: int) -> None:
    run = to_the_end(disturb(fresh(), at, Fault.CRASH))
    assert (run.stage, run.ready) == (Stage.COMPLETED, PLAN.seconds)
    assert [entry.what for entry in run.journal if entry.what in (What.RESUMED, What.ARRIVED)] == [
        What.RESUMED,
        What.ARRIVED,
    ]


@pytest.mark.requirement("S06")
@pytest.mark.parametrize("fault", TURNING)
def test_every_notice_is_followed_by_its_correction_when_all_is_undone(fault: Fault) -> None:
    for at in STEPS:
        run = to_the_end(disturb(fresh(), at, fault))
        if run.stage is not Stage.ROLLED_BACK:
            continue
        for step in range(len(PLAN.steps)):
            asked = [
                n for n, entry in enumerate(run.journal) if (entry.what, entry.step) == (What.ASKED, step)
            ]
            undone = [
                n for n, entry in enumerate(run.journal) if (entry.what, entry.step) == (What.UNDONE, step)
            ]
            if asked and step != PLAN.pivot:
                assert undone
                assert max(undone) > max(asked)


@pytest.mark.requirement("S08")
def test_what_was_given_up_and_arrives_after_its_compensation_changes_nothing() -> None:
    run = to_the_end(disturb(fresh(), STEPS[3], Fault.LATE_REPLY))
    kinds = [entry.what for entry in run.journal if entry.step == 3]
    assert kinds.index(What.ARRIVED) > kinds.index(What.UNDONE)
    assert replayed(run).marks(ACCOUNT)["ledger"] is Mark.RESTORED


@pytest.mark.requirement("S08")
def test_a_timeout_loses_the_answer_and_not_the_update() -> None:
    asked = UNDISTURBED[2]
    run = let_pass(disturb(fresh(), asked.at + 1, Fault.TIMEOUT), asked.at + PLAN.steps[1].seconds)
    assert replayed(run).marks(ACCOUNT)["payment"] is Mark.HELD
    assert run.sent is not None, "it still waits"
    run = let_pass(run, run.due + PLAN.pace.grace_s)
    disturb(run, run.ready + 1, Fault.TIMEOUT)  # this time, of the compensation
    run = let_pass(run, run.due)
    assert replayed(run).marks(ACCOUNT)["payment"] is Mark.RESTORED
    assert run.cursor == 1, "it still waits"
    assert end_of(run)[0] is Stage.ROLLED_BACK


def test_there_is_no_way_back_after_the_pivot() -> None:
    run = let_pass(fresh(), PIVOT_S)
    assert run.stage is Stage.RELEASING
    assert not any(run.abort(PIVOT_S, cause) for cause in Cause)


def test_an_ended_run_can_no_longer_be_disturbed() -> None:
    run = to_the_end(fresh())
    assert not run.disturb(run.ready, Fault.CRASH)
    assert not run.abort(run.ready, Cause.CANCELLED)
    assert run.next() is None


@pytest.mark.requirement("S08")
def test_a_run_that_failed_can_be_begun_again() -> None:
    first = to_the_end(disturb(fresh(), STEPS[5], Fault.TIMEOUT))
    world = replayed(first)
    second = fresh(number=2)
    second.advance(10**6, world.perform)
    assert set(world.marks(ACCOUNT).values()) == {Mark.RELEASED, Mark.HELD}
    assert {world.places[name].owner(ACCOUNT) for name in STORES} == {2}
