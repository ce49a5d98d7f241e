"""Many changes at once: whatever happens, each is done everywhere or nowhere, and no money is lost."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.domain.facts.faults import MONEY, Fault
from app.domain.facts.plan import Mark
from app.domain.facts.process import Stage
from app.domain.saga.backend import Backend, purse_of
from app.domain.saga.plan import STORES
from app.domain.saga.run import Run

from .runs import HOUR_S, PLAN, assert_whole

ACCOUNTS = range(4)
accounts = st.sampled_from(ACCOUNTS)
TECHNICAL = tuple(fault for fault in Fault if fault not in MONEY)


class Office(RuleBasedStateMachine):
    """Changes that are begun, disturbed, cancelled and resumed in any order, while money comes and goes."""

    def __init__(self) -> None:
        super().__init__()
        self.backend = Backend(PLAN, ended=self.note_end)
        self.owners = dict.fromkeys(ACCOUNTS, 0)
        self.balances = dict.fromkeys(ACCOUNTS, 0)
        self.paid: dict[str, tuple[int, int]] = {}
        self.begun = self.ended = 0

    def note_end(self, run: Run) -> None:
        self.ended += 1
        assert_whole(run, self.backend.world)
        if run.stage is Stage.COMPLETED:
            self.owners[run.account] = run.number

    @rule(account=accounts)
    def begin(self, account: int) -> None:
        if account not in self.backend.runs:
            self.backend.begin(account)
            self.begun += 1
        else:
            with pytest.raises(ValueError, match="changed already"):
                self.backend.begin(account)

    @rule(minutes=st.integers(1, 200))
    def wait(self, minutes: int) -> None:
        self.backend.advance(minutes * 60)

    @rule(account=accounts, fault=st.sampled_from(TECHNICAL))
    def disturb(self, account: int, fault: Fault) -> None:
        self.backend.inject(account, fault)

    @rule(account=accounts, fen=st.integers(-500, 500).filter(bool))
    def pay(self, account: int, fen: int) -> None:
        key = f"payment {len(self.paid)}"
        self.paid[key] = (account, fen)
        self.balances[account] += fen
        was = self._stage(account)
        self.backend.pay(key, account, fen)
        if was is Stage.WORKING:
            assert self._stage(account) is not Stage.WORKING

    @precondition(lambda self: self.paid)
    @rule(data=st.data())
    def pay_again(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self.paid)))
        stages = [self._stage(account) for account in ACCOUNTS]
        self.backend.pay(key, *self.paid[key])
        assert [self._stage(account) for account in ACCOUNTS] == stages

    @rule(account=accounts)
    def cancel(self, account: int) -> None:
        self.backend.cancel(account)

    @rule()
    def die_and_come_back(self) -> None:
        self.backend.restart()

    def _stage(self, account: int) -> Stage | None:
        run = self.backend.runs.get(account)
        return run.stage if run else None

    @invariant()
    def no_money_appears_or_disappears(self) -> None:
        assert self.backend.purses.total() == 0
        assert {
            account: self.backend.purses.balance(purse_of(account)) for account in ACCOUNTS
        } == self.balances

    @invariant()
    def nothing_is_released_before_the_pivot(self) -> None:
        for account, run in self.backend.runs.items():
            released = [
                place
                for place in self.backend.world.places.values()
                if place.run(account) == run.number and place.mark(account) is Mark.RELEASED
            ]
            assert not released or run.stage in (Stage.RELEASING, Stage.COMPLETED)

    @invariant()
    def at_rest_all_stores_agree_on_whose_the_account_is(self) -> None:
        for account in set(ACCOUNTS) - set(self.backend.runs):
            owners = {self.backend.world.places[name].owner(account) for name in STORES}
            assert owners == {self.owners[account]}

    def teardown(self) -> None:
        self.backend.advance(48 * HOUR_S)
        assert not self.backend.runs
        assert self.ended == self.begun
        self.at_rest_all_stores_agree_on_whose_the_account_is()


Office.TestCase.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
test_whatever_happens = pytest.mark.requirement("S04", "S08", "S09")(Office.TestCase)


@pytest.mark.requirement("S09")
def test_two_thousand_interleaved_changes_stay_consistent() -> None:
    ended: list[Run] = []
    backend = Backend(PLAN, ended=ended.append)
    faults = tuple(Fault)
    for account in range(2000):
        backend.begin(account)
        backend.advance(20)
        other = account * 7919 % 2000  # some account, begun long ago or never
        fault = faults[account % len(faults)]
        if fault in MONEY:
            backend.pay(f"payment {account}", other, 880)
        else:
            backend.inject(other, fault)
    backend.restart()
    backend.advance(24 * HOUR_S)
    assert len(ended) == 2000
    for run in ended:
        assert_whole(run, backend.world)
    assert {run.stage for run in ended} == {Stage.COMPLETED, Stage.ROLLED_BACK}
    assert backend.purses.total() == 0


def test_a_fault_outlives_the_process() -> None:
    ended: list[Run] = []
    backend = Backend(PLAN, ended=ended.append)
    backend.begin(1)
    backend.advance(60)
    backend.inject(1, Fault.TIMEOUT)
    backend.restart()
    backend.advance(24 * HOUR_S)
    assert [run.stage for run in ended] == [Stage.ROLLED_BACK]


def test_time_may_pass_in_any_portions() -> None:
    whole, parts = (Backend(PLAN) for _ in range(2))
    for backend in (whole, parts):
        for account in ACCOUNTS:
            backend.begin(account)
            backend.advance(977)
        backend.inject(2, Fault.LATE_REPLY)
    whole.advance(12 * HOUR_S)
    for _ in range(12 * HOUR_S // 48):
        parts.advance(48)
    assert (whole.runs, parts.runs) == ({}, {})
    assert [whole.world.marks(account) for account in ACCOUNTS] == [
        parts.world.marks(account) for account in ACCOUNTS
    ]
