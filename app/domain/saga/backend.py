"""A back end that runs many changes at the same time, with one clock, shared stores and payments (S09).

The cost of a change does not depend on the number of the others: runs whose next step is due in the same
second share one list, and a run that has ended leaves nothing but its last key in each store.
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop, heappush

from app.domain.facts.faults import Cause, Fault
from app.domain.facts.plan import Plan
from app.domain.saga.run import Run
from app.domain.saga.stores import Purses
from app.domain.saga.world import World

_OUTSIDE = "outside"


def purse_of(account: int) -> str:
    """Return the name of an account's purse."""
    return f"account {account}"


class Backend:
    """Runs changes for accounts that all follow one plan. Moments are whole s of the back end's own time.

    ``ended`` is called with each run that is over and waits for no message; the back end then drops the run.
    """

    def __init__(self, plan: Plan, ended: Callable[[Run], None] = lambda run: None) -> None:
        self.plan = plan
        self.world = World(plan)
        self.purses = Purses()
        self.now = 0
        self.runs: dict[int, Run] = {}
        self._ended = ended
        self._begun: dict[int, int] = {}
        self._wakes: dict[int, int] = {}
        self._due: dict[int, list[Run]] = {}
        self._moments: list[int] = []
        self._numbers = 0

    def begin(self, account: int) -> Run:
        """Begin a change. Raises ValueError where the account is being changed already."""
        if account in self.runs:
            raise ValueError(f"account {account} is being changed already")
        self._numbers += 1
        run = self.runs[account] = Run(self.plan, self._numbers, account)
        self._begun[account] = self.now
        self._go_on(run)
        return run

    def advance(self, seconds: int) -> None:
        """Let this many seconds pass, and do what becomes due."""
        until = self.now + seconds
        while self._moments and self._moments[0] <= until:
            self.now = heappop(self._moments)
            for run in self._due.pop(self.now):
                # A fault may have given the run another due time since; then this one no longer counts.
                if self._wakes.get(run.account) == self.now and self.runs.get(run.account) is run:
                    self._go_on(run)
        self.now = until

    def pay(self, key: str, account: int, fen: int) -> None:
        """Pay an amount in, or out where it is negative; a change under way is rolled back (S04)."""
        if self.purses.move(key, _OUTSIDE, purse_of(account), fen):
            self._abort(account, Cause.MONEY)

    def cancel(self, account: int) -> None:
        """Roll a change back at the request of its person."""
        self._abort(account, Cause.CANCELLED)

    def inject(self, account: int, fault: Fault) -> None:
        """Inject a fault into the message that is being sent for an account."""
        run = self.runs.get(account)
        if run is not None and run.disturb(self.now - self._begun[account], fault):
            self._go_on(run)

    def restart(self) -> None:
        """Crash and start again: only the journals are kept, and each run resumes from its own."""
        self._due.clear()
        self._moments.clear()
        for account, run in list(self.runs.items()):
            again = Run(self.plan, run.number, account, run.journal)
            self.runs[account] = again
            self._go_on(again)

    def _abort(self, account: int, cause: Cause) -> None:
        run = self.runs.get(account)
        if run is not None and run.abort(self.now - self._begun[account], cause):
            self._go_on(run)

    def _go_on(self, run: Run) -> None:
        account = run.account
        begun = self._begun[account]
        entry = run.advance(self.now - begun, self.world.perform)
        if entry is None:
            del self.runs[account], self._begun[account]
            self._wakes.pop(account, None)
            self._ended(run)
            return
        moment = self._wakes[account] = begun + entry.at
        if moment in self._due:
            self._due[moment].append(run)
        else:
            self._due[moment] = [run]
            heappush(self._moments, moment)
