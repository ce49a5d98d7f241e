"""What the person is told of a change: how it stands, and what that means for them."""

from __future__ import annotations

from math import ceil

from app.domain.events import Go
from app.domain.facts.faults import Cause
from app.domain.facts.process import Process, Stage
from app.domain.facts.text import Money, Span, Text, t, typed
from app.domain.saga.plan import notice_to
from app.domain.saga.progress import Standing, is_slow, remaining_s, standings
from app.domain.saga.run import Run, run_of
from app.domain.state import State
from app.domain.views.model import Row, Tone


def process_of(state: State) -> Process:
    """Return the work of the back end, which a screen of it takes for granted."""
    assert state.process is not None
    return state.process


def told(state: State) -> tuple[Text, Text]:
    """Return what the person is told of the change: how it stands, and what that means for them."""
    process = process_of(state)
    run, elapsed = run_of(process), process.elapsed(state.now)
    left = rounded_up(remaining_s(run, elapsed))
    match run.stage:
        case Stage.WORKING:
            stands = t("process.slow") if is_slow(run, elapsed) else t("process.remaining", span=left)
            return stands, t("process.lead")
        case Stage.RELEASING:
            return t("process.released", span=left), t("process.released_lead")
        case Stage.RETURNING:
            return t("process.returning", span=left), _why(state, process)
        case Stage.COMPLETED:
            return t("submitted.done"), t("process.completed_lead", name=typed(state.account.name))
    cancelled = run.cause is Cause.CANCELLED
    return t("rolled_back.cancelled" if cancelled else "rolled_back.headline"), _why(state, process)


def rounded_up(seconds: int) -> Span:
    """Round up, to 10 minutes where it is more than an hour: nobody knows it better."""
    unit = 600 if seconds > 3600 else 60
    return Span(max(1, ceil(seconds / unit)) * unit)


def _why(state: State, process: Process) -> Text:
    run = run_of(process)
    if run.cause is Cause.TIMEOUT:
        return t("why.timeout", who=_name(state, run.plan.steps[run.failed].where))
    if run.cause is not Cause.CANCELLED and not process.moved_fen:
        return t("why.moved")
    return t(f"why.{run.cause}", amount=Money(process.moved_fen))


def _name(state: State, where: str) -> Text:
    """Return what a place is called."""
    apps = {notice_to(app.id): app.name for app in state.account.linked_apps}
    return apps.get(where) or t(f"places.{where or 'pivot'}")


def notices_of(state: State, run: Run) -> dict[str, Standing]:
    """Return how the notice to each linked app stands, by the app's id."""
    found = standings(run, process_of(state).elapsed(state.now))
    return {app.id: found[notice_to(app.id)] for app in state.account.linked_apps}


def change_row(state: State) -> Row | None:
    """Return the line that tells of a change under way, or of one that ended and was not read about yet."""
    found = state.process
    if found is None or found.noted:
        return None
    headline, _ = told(state)
    if found.stage is Stage.COMPLETED:
        return _ended(headline, "me.change_read", "check", Tone.OK, "submitted")
    if found.stage is Stage.ROLLED_BACK:
        return _ended(headline, "me.change_why", "alert", Tone.WARN, "rolled_back")
    return Row("change", t("process.title"), headline, icon="clock", tone=Tone.WARN, tap=Go("process"))


def _ended(headline: Text, advice: str, icon: str, tone: Tone, to: str) -> Row:
    return Row("change", headline, icon=icon, tone=tone, tap=Go(to), advice=t(advice))
