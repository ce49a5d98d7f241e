"""The back end's work on one change, as the prototype shows it: begun at the commit, done or rolled back.

Before the pivot any movement of money turns it back (S04), and so does an answer that fails to come (S08).
After the pivot the new name stands, so money may move again: nothing could be restored any more (A13).
"""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime

from app.domain.facts.account import FEN, Account
from app.domain.facts.claims import Claims
from app.domain.facts.faults import MONEY, Cause, Fault
from app.domain.facts.papers import Application
from app.domain.facts.plan import Pace
from app.domain.facts.process import Process, Stage
from app.domain.rules.grants import restore
from app.domain.rules.limits import as_before
from app.domain.rules.wallet import reinstate_renewals
from app.domain.saga.events import CancelChange, Inject, Noted
from app.domain.saga.plan import make_plan
from app.domain.saga.run import Run, run_of
from app.domain.state import Check, Handlers, Place, State, Step, only

_MINUTE_S, _HOUR_S = 60, 3600


def pace(claims: Claims) -> Pace:
    """Return how fast the back end works, from the claims."""
    return Pace(
        round(claims.figure("A10") * _HOUR_S),
        claims.whole("A11") * _MINUTE_S,
        claims.whole("A12") * _MINUTE_S,
        claims.whole("A12", "restart") * _MINUTE_S,
    )


def begin(state: State, before: State | None = None) -> State:
    """Start the work of the back end. ``before`` is the state that a rollback has to restore."""
    before, account = before or state, state.account
    plan = make_plan(pace(state.setup.claims), tuple(app.id for app in account.linked_apps))
    number = state.process.number + 1 if state.process else 1
    process = Process(
        number,
        state.now,
        plan,
        undo=_differences(before.account, account),
        aftermath=before.aftermath,
        old_name=before.account.masked_name,
    )
    return _kept(state, process, run_of(process))


def _differences(before: Account, after: Account) -> tuple[tuple[str, object], ...]:
    """Return the fields that differ, with their old values."""
    names = (field.name for field in fields(Account))
    return tuple((name, old) for name in names if (old := getattr(before, name)) != getattr(after, name))


def money_moved(state: State, fen: int = 0) -> State:
    """Report a payment to the back end; as long as a rollback is possible, it aborts the change (S04).

    ``fen`` is what came in, where the person is to be told the amount; 0 tells them only that money moved.
    """
    return _aborted(state, Cause.MONEY, fen)


def _aborted(state: State, cause: Cause, fen: int = 0) -> State:
    process = state.process
    if process is None or not process.running:
        return state
    elapsed = process.elapsed(state.now)
    run = _advance(run_of(process), elapsed)
    if run.abort(elapsed, cause):
        process = replace(process, moved_fen=fen)
    return _kept(state, process, run)


def cancel(state: State, event: CancelChange) -> Step:
    """Turn back because the person wants it; too late after the pivot, then nothing happens."""
    stack = tuple(place for place in state.stack if place.screen != "cancel_change")
    return only(_aborted(replace(state, stack=stack), Cause.CANCELLED))


def inject(state: State, event: Inject) -> Step:
    """Inject a fault: a movement of money, or a fault of the message that is being sent."""
    process = state.process
    if process is None or not process.running:
        return only(state)
    if event.fault in MONEY:
        return only(_money_moves(state, event.fault))
    elapsed = process.elapsed(state.now)
    run = _advance(run_of(process), elapsed)
    run.disturb(elapsed, event.fault)
    return only(_kept(state, process, run))


def _money_moves(state: State, fault: Fault) -> State:
    """Let money come in, or go back to the card that a red packet was paid from: then the balance stays."""
    fen = round(state.setup.claims.figure("A14") * FEN)
    if fault is Fault.REFUND:
        return _aborted(state, Cause.REFUND, fen)
    account = replace(state.account, balance_fen=state.account.balance_fen + fen)
    return _aborted(replace(state, account=account), Cause.MONEY, fen)


def noted(state: State, event: Noted) -> Step:
    """Put away what was told of an ended change, and go back to the first screen."""
    process = state.process and replace(state.process, noted=True)
    return only(replace(state, process=process, stack=state.stack[:1]))


def running(state: State) -> bool:
    """Tell whether the back end is at work on a change."""
    return state.process is not None and state.process.running


def next_moment(state: State) -> datetime | None:
    """Return when the back end is going to write its next entry."""
    return state.process.due if state.process else None


def pass_time(state: State) -> State:
    """Let the back end do what is due by now."""
    process = state.process
    if process is None or process.due is None or process.due > state.now:
        return state
    return _kept(state, process, run_of(process))


def _advance(run: Run, elapsed: int) -> Run:
    """Let a run go on; the places it changes are found again from its journal."""
    run.advance(elapsed, lambda run, entry: None)
    return run


def _kept(state: State, process: Process, run: Run) -> State:
    """Keep what a run has come to by now; where that is its end, the account is changed or restored."""
    _advance(run, process.elapsed(state.now))
    over = process.running and run.stage.ended
    entry = run.next()
    due = None if entry is None else process.moment(entry.at)
    ended = process.moment(run.ready) if over else process.ended
    process = replace(process, journal=tuple(run.journal), stage=run.stage, due=due, ended=ended)
    state = replace(state, process=process)
    if not over:
        return state if run.stage is Stage.WORKING else _without(state, "cancel_change")
    return _completed(state) if run.stage is Stage.COMPLETED else _restored(state)


def _completed(state: State) -> State:
    """When every store has released the old identity, the new name stands, and a consent is used up."""
    assert state.process is not None
    assert state.process.ended is not None
    account = replace(
        state.account,
        name=state.account.pending_name,
        pending_name="",
        renamed=(*state.account.renamed, state.process.ended.date()),
    )
    return _telling(replace(state, account=account, application=Application(), finished=True), "submitted")


def _restored(state: State) -> State:
    """Put back what the commit changed and nothing else: money that moved meanwhile stays where it is."""
    assert state.process is not None
    account, undo = state.account, dict(state.process.undo)
    account = reinstate_renewals(account, undo.pop("renewals", account.renewals))  # type: ignore[arg-type]
    if "organisation" in undo:
        undo["organisation"] = restore(account.organisation, undo["organisation"])  # type: ignore[arg-type]
    account = replace(account, **undo)  # type: ignore[arg-type]
    restored = replace(
        state,
        account=account,
        aftermath=as_before(state.aftermath, state.process.aftermath),
        check=Check(),
        submitted=None,
        duration_s=0,
    )
    return _telling(restored, "rolled_back")


def _telling(state: State, screen: str) -> State:
    """Where somebody reads about the change, show how it ended; what was opened from there stays open."""
    telling = state.setup.screens.telling
    told = [place for place in state.stack if place.screen in telling]
    if not told:
        return state
    depth = state.stack.index(told[0])
    opened = (place for place in state.stack[depth:] if place.screen not in telling)
    return replace(state, stack=(*state.stack[:depth], Place(screen), *opened))


def _without(state: State, screen: str) -> State:
    return replace(state, stack=tuple(place for place in state.stack if place.screen != screen))


HANDLERS: Handlers = {CancelChange: cancel, Inject: inject, Noted: noted}
