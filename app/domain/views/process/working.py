"""The change at work, as a person sees it: the hours, the notices, and the way to stop it."""

from __future__ import annotations

from app.domain.events import Go, Return
from app.domain.facts.process import Stage
from app.domain.facts.text import Text, t
from app.domain.saga.events import CancelChange
from app.domain.saga.progress import Standing, share
from app.domain.saga.run import Run, run_of
from app.domain.state import State
from app.domain.views.model import Action, Kind, Row, Section, Style, Tone, View
from app.domain.views.process.telling import notices_of, process_of, rounded_up, told
from app.domain.views.screen import Screen, leave

_SIGNS = {
    Standing.WAITING: ("clock", Tone.NEUTRAL),
    Standing.RUNNING: ("dots", Tone.BRAND),
    Standing.SLOW: ("alert", Tone.WARN),
    Standing.HELD: ("check", Tone.OK),
    Standing.RELEASING: ("dots", Tone.BRAND),
    Standing.RELEASED: ("check", Tone.OK),
    Standing.TO_UNDO: ("clock", Tone.NEUTRAL),
    Standing.UNDOING: ("dots", Tone.BRAND),
    Standing.RESTORED: ("back_arrow", Tone.OK),
    Standing.UNTOUCHED: ("check", Tone.NEUTRAL),
}
_IDENTITY = {Stage.RELEASING: "submitted.released", Stage.RETURNING: "process.restoring"}


def process(state: State) -> View:
    """Return how long it still takes, what becomes of the identity, and whom it is told (S03 to S08)."""
    now = process_of(state)
    run, elapsed = run_of(now), now.elapsed(state.now)
    headline, lead = told(state)
    going_back = run.stage is Stage.RETURNING
    return View(
        "process",
        Kind.PROGRESS,
        t("process.title_back" if going_back else "process.title"),
        headline=headline,
        lead=lead,
        progress=share(run, elapsed),
        sections=(Section((_identity_row(run), _notices_row(state, run))),),
        actions=(_way_on(run),),
        back=leave(state),
    )


def _way_on(run: Run) -> Action:
    if run.stage is Stage.WORKING:
        return Action("cancel-change", t("process.cancel"), Go("cancel_change"), Style.SECONDARY)
    return Action("leave", t("process.leave"), Return("me"))


def _identity_row(run: Run) -> Row:
    value = t(_IDENTITY.get(run.stage, "submitted.held"))
    return Row("identity", t("submitted.identity"), value=value, icon="id")


def _row(name: str, title: Text, kind: str, standing: Standing) -> Row:
    icon, tone = _SIGNS[standing]
    return Row(name, title, t(f"process.{kind}.{standing}"), icon=icon, tone=tone)


def _notices_row(state: State, run: Run) -> Row:
    of = len(state.account.linked_apps)
    done = Standing.RESTORED if run.stage is Stage.RETURNING else Standing.HELD
    count = sum(standing is done for standing in notices_of(state, run).values())
    key = "process.corrected" if run.stage is Stage.RETURNING else "process.notified"
    icon, tone = _SIGNS[done if of and count == of else Standing.WAITING]
    return Row(
        "notices", t("rows.notices"), t(key, done=count, of=of), icon=icon, tone=tone, tap=Go("notices")
    )


def notices(state: State) -> View:
    """Return what each third-party app is told (S06, S10), and its correction after a roll-back."""
    run = run_of(process_of(state))
    found = notices_of(state, run)
    rows = tuple(_row(app.id, app.name, "notice", found[app.id]) for app in state.account.linked_apps)
    nothing = Row("none", t("notices.none"), icon="check", tone=Tone.OK)
    going_back = run.stage in (Stage.RETURNING, Stage.ROLLED_BACK)
    return View(
        "notices",
        Kind.LIST,
        t("notices.title"),
        headline=t("notices.headline_back" if going_back else "notices.headline", count=len(rows)),
        lead=t("notices.lead_back" if going_back else "notices.lead"),
        sections=(Section(rows or (nothing,)),),
        back=leave(state),
    )


def cancel_change(state: State) -> View:
    """Return the question before everything is restored."""
    run = run_of(process_of(state))
    span = rounded_up((run.cursor + 1) * run.plan.pace.undo_s)
    return View(
        "cancel_change",
        Kind.NOTICE,
        t("cancel_change.title"),
        lead=t("cancel_change.lead", span=span),
        actions=(
            Action("restore", t("process.cancel"), CancelChange(), Style.DANGER),
            Action("go-on", t("cancel_change.go_on"), leave(state), Style.SECONDARY),
        ),
        back=leave(state),
    )


SCREENS: tuple[Screen, ...] = (
    Screen(
        "process",
        process,
        sources=("S01", "S02", "S03", "S04", "S05", "S07", "S08", "S09", "A10", "A11", "A12", "A13"),
        tells_of_change=True,
    ),
    Screen("notices", notices, sources=("S06", "S08", "S10", "A90"), tells_of_change=True),
    Screen("cancel_change", cancel_change, tells_of_change=True),
)
