"""One run: its state follows from its journal and decides the next entry; the places carry entries out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from app.domain.facts.faults import UNANSWERED, Cause, Fault
from app.domain.facts.journal import Entry, What
from app.domain.facts.plan import Plan
from app.domain.facts.process import Process, Stage


class Run:
    """The run of one account. Moments are whole s since it began; all fields follow from ``journal``.

    ``cursor`` is the step whose turn it is, forwards or, on the way back, backwards; ``sent`` is when its
    message went out. ``ready`` is the earliest moment of the next entry of the run's own, ``underway`` what
    will still arrive somewhere without being waited for.
    """

    __slots__ = (
        *("account", "cause", "cursor", "down", "failed", "fate", "journal", "number", "plan"),
        *("ready", "sent", "stage", "underway"),
    )

    def __init__(self, plan: Plan, number: int, account: int, journal: Iterable[Entry] = ()) -> None:
        self.plan = plan
        self.number = number
        self.account = account
        self.journal: list[Entry] = []
        self.stage = Stage.WORKING
        self.cursor = 0
        self.sent: int | None = None
        self.fate: Fault | None = None
        self.ready = 0
        self.down = False
        self.underway: list[Entry] = []
        self.cause: Cause | None = None
        self.failed = -1
        for entry in journal:
            self.take(entry)

    def next(self) -> Entry | None:
        """Return the entry that is due next, as long as nothing comes from outside; None at the end."""
        own = self._own()
        if self.underway and (own is None or self.underway[0].at <= own.at):
            return self.underway[0]
        return own

    def _own(self) -> Entry | None:
        if self.down:
            return Entry(self.ready, What.RESUMED, self.cursor)
        if self.stage.ended:
            return None
        back = self.stage is Stage.RETURNING
        if self.sent is None:
            return Entry(self.ready, What.UNDOING if back else What.ASKED, self.cursor)
        if self.fate is not None:
            return Entry(max(self.due + self.plan.pace.grace_s, self.ready), What.OVERDUE, self.cursor)
        return Entry(max(self.due, self.ready), What.UNDONE if back else What.DONE, self.cursor)

    @property
    def due(self) -> int:
        """When the message that is under way is carried out where it goes."""
        assert self.sent is not None
        if self.stage is Stage.RETURNING:
            return self.sent + self.plan.pace.undo_s
        return self.sent + self.plan.steps[self.cursor].seconds

    def take(self, entry: Entry) -> None:
        """Append an entry to the journal and update the state of the run."""
        self.journal.append(entry)
        _TAKE[entry.what](self, entry)

    def advance(self, until: int, perform: Callable[[Run, Entry], None]) -> Entry | None:
        """Take all entries up to a moment and let each be carried out; return the first that is due later."""
        entry = self.next()
        while entry is not None and entry.at <= until:
            self.take(entry)
            perform(self, entry)
            entry = self.next()
        return entry

    def abort(self, at: int, cause: Cause) -> bool:
        """Turn back, where that is still possible, and tell whether it was."""
        if self.stage is not Stage.WORKING:
            return False
        self.take(Entry(at, What.ABORTED, self.cursor, cause))
        return True

    def disturb(self, at: int, fault: Fault) -> bool:
        """Inject a fault into the message that is being sent; return False if there is none."""
        if self.stage.ended or self.down or (fault is not Fault.CRASH and self.sent is None):
            return False
        self.take(Entry(at, What.DISTURBED, self.cursor, fault))
        return True

    def _sent(self, entry: Entry) -> None:
        self.sent, self.fate = entry.at, None

    def _done(self, entry: Entry) -> None:
        self.sent, self.fate, self.ready = None, None, entry.at
        self.cursor += 1
        if self.cursor == len(self.plan.steps):
            self.stage = Stage.COMPLETED
        elif self.cursor > self.plan.pivot:
            self.stage = Stage.RELEASING

    def _undone(self, entry: Entry) -> None:
        self.sent, self.fate, self.ready = None, None, entry.at
        self.cursor -= 1
        if self.cursor < 0:
            self.stage = Stage.ROLLED_BACK

    def _overdue(self, entry: Entry) -> None:
        """Before the pivot, an answer that fails to come turns the run back (S08); else it asks again."""
        self.ready = entry.at
        if self.stage is Stage.WORKING:
            self._turn_back(Cause.TIMEOUT)
        self.sent = self.fate = None

    def _aborted(self, entry: Entry) -> None:
        self.ready = max(self.ready, entry.at)
        if self.sent is not None and self.fate is None:
            self._leave_underway(max(self.due, entry.at))
        self._turn_back(Cause(entry.why))
        self.sent = self.fate = None

    def _turn_back(self, cause: Cause) -> None:
        """Undo first what was asked last: nobody knows whether it was done, and undoing is harmless."""
        self.cause, self.failed = cause, self.cursor
        self.stage = Stage.RETURNING
        if self.sent is None or self.cursor == self.plan.pivot:
            self.cursor -= 1
        if self.cursor < 0:
            self.stage = Stage.ROLLED_BACK

    def _disturbed(self, entry: Entry) -> None:
        fault, pace = Fault(entry.why), self.plan.pace
        if fault is Fault.CRASH:
            self.down, self.ready = True, entry.at + pace.restart_s
        elif fault is Fault.DUPLICATE:
            self._leave_underway(self.due + pace.undo_s)
        elif fault in UNANSWERED and self.fate is None:
            # What is late comes after the compensation, too: the order that is the hardest to bear.
            late_s = pace.grace_s + 2 * pace.undo_s if fault is Fault.LATE_REPLY else 0
            self._leave_underway(max(self.due, entry.at) + late_s)
            self.fate = fault

    def _resumed(self, entry: Entry) -> None:
        """Ask again what was asked: the process that died may have done so or not."""
        self.down, self.ready = False, entry.at
        if self.sent is not None:
            self._leave_underway(entry.at)
            self.fate = None

    def _leave_underway(self, arrives: int) -> None:
        what = What.UNDO_ARRIVED if self.stage is Stage.RETURNING else What.ARRIVED
        self.underway.append(Entry(arrives, what, self.cursor))
        self.underway.sort()

    def _arrived(self, entry: Entry) -> None:
        self.underway.remove(entry)


_TAKE: dict[What, Callable[[Run, Entry], None]] = {
    What.ASKED: Run._sent,
    What.DONE: Run._done,
    What.OVERDUE: Run._overdue,
    What.ABORTED: Run._aborted,
    What.UNDOING: Run._sent,
    What.UNDONE: Run._undone,
    What.ARRIVED: Run._arrived,
    What.UNDO_ARRIVED: Run._arrived,
    What.DISTURBED: Run._disturbed,
    What.RESUMED: Run._resumed,
}


_ACCOUNT = 1  # the prototype has one account


def run_of(process: Process) -> Run:
    """Return the run of a person's change, as its journal records it."""
    return Run(process.plan, process.number, _ACCOUNT, process.journal)
