"""The progress of a run, on the assumption that no further fault disturbs it."""

from __future__ import annotations

from enum import StrEnum

from app.domain.facts.plan import Mark
from app.domain.facts.process import Stage
from app.domain.saga.run import Run
from app.domain.saga.world import replayed


class Standing(StrEnum):
    """The status of one store, network or inbox, as it is shown to people."""

    WAITING = "waiting"
    RUNNING = "running"
    SLOW = "slow"
    HELD = "held"
    RELEASING = "releasing"
    RELEASED = "released"
    TO_UNDO = "to_undo"
    UNDOING = "undoing"
    RESTORED = "restored"
    UNTOUCHED = "untouched"


_AT_REST = {Mark.UNTOUCHED: Standing.WAITING, Mark.HELD: Standing.HELD, Mark.RELEASED: Standing.RELEASED}
_GOING_BACK = {
    Mark.UNTOUCHED: Standing.UNTOUCHED,
    Mark.HELD: Standing.TO_UNDO,
    Mark.RESTORED: Standing.RESTORED,
}


def standings(run: Run, elapsed: int) -> dict[str, Standing]:
    """Return the status of each store, network and inbox, ``elapsed`` s after the run began."""
    going_back = run.stage in (Stage.RETURNING, Stage.ROLLED_BACK)
    at_rest = _GOING_BACK if going_back else _AT_REST
    found = {where: at_rest[mark] for where, mark in replayed(run).marks(run.account).items()}
    if run.sent is not None:
        step = run.plan.steps[run.cursor]
        found[step.where] = _under_way(run, elapsed, step.leaves)
    return found


def _under_way(run: Run, elapsed: int, leaves: Mark) -> Standing:
    if run.stage is Stage.RETURNING:
        return Standing.UNDOING
    if is_slow(run, elapsed):
        return Standing.SLOW
    return Standing.RELEASING if leaves is Mark.RELEASED else Standing.RUNNING


def is_slow(run: Run, elapsed: int) -> bool:
    """Tell whether the answer that the run waits for is overdue."""
    return run.sent is not None and elapsed > run.due


def remaining_s(run: Run, elapsed: int) -> int:
    """Return how many s are left if no fault disturbs the run."""
    if run.stage.ended:
        return 0
    begun = run.ready if run.sent is None else run.sent
    if run.stage is Stage.RETURNING:
        left = (run.cursor + 1) * run.plan.pace.undo_s
    else:
        left = sum(step.seconds for step in run.plan.steps[run.cursor :])
    return max(0, begun + left - elapsed)


def share(run: Run, elapsed: int) -> float:
    """Return the progress of the run, or of its rollback, from 0 to 1 in steps of 0.01."""
    if run.stage.ended:
        return 1.0
    whole = run.plan.seconds
    if run.stage is Stage.RETURNING:
        whole = (run.failed + 1) * run.plan.pace.undo_s
    done = 1 - remaining_s(run, elapsed) / whole
    return int(max(0.0, min(done, 1.0)) * 100) / 100
