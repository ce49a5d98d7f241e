"""The back end at work, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from app.domain.events import Go, Return
from app.domain.facts.faults import Cause
from app.domain.facts.process import Process, Stage
from app.domain.facts.text import Moment, Money, Span, Text, literal, t
from app.domain.saga.events import CancelChange, Noted
from app.domain.saga.plan import NETWORKS, STORES, Site, notice_to
from app.domain.saga.progress import Standing, is_slow, remaining_s, share, standings
from app.domain.saga.run import Run, run_of
from app.domain.state import State
from app.domain.views.model import Action, Callout, Kind, Row, Section, Style, Tone, View
from app.domain.views.screen import Screen, leave, sources_of

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


def _process(state: State) -> Process:
    assert state.process is not None
    return state.process


def told(state: State) -> tuple[Text, Text]:
    """Return what the person is told of the change: how it stands, and what that means for them."""
    process = _process(state)
    run, elapsed = run_of(process), process.elapsed(state.now)
    left = _span(remaining_s(run, elapsed))
    match run.stage:
        case Stage.WORKING:
            lead = "process.lead" if state.setup.behaviour.explains_errors else "process.lead_terse"
            return t("process.slow") if is_slow(run, elapsed) else t("process.remaining", span=left), t(lead)
        case Stage.RELEASING:
            return t("process.released", span=left), t("process.released_lead")
        case Stage.RETURNING:
            return t("process.returning", span=left), _why(state, process)
        case Stage.COMPLETED:
            return t("submitted.done"), t("submitted.done_lead", name=literal(state.account.masked_name))
    cancelled = run.cause is Cause.CANCELLED
    return t("rolled_back.cancelled" if cancelled else "rolled_back.headline"), _why(state, process)


def _span(seconds: int) -> Span:
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


def process(state: State) -> View:
    """Return the six stores, the networks and the notices, with the hours (S01 to S08)."""
    now = _process(state)
    run, elapsed = run_of(now), now.elapsed(state.now)
    found = standings(run, elapsed)
    headline, lead = told(state)
    going_back = run.stage is Stage.RETURNING
    return View(
        "process",
        Kind.PROGRESS,
        t("process.title_back" if going_back else "process.title"),
        headline=headline,
        lead=lead,
        progress=share(run, elapsed),
        sections=(
            *(
                Section(_rows("store", found, names), title=t(f"sites.{site}"))
                for site in Site
                if (names := [name for name, at in STORES.items() if at is site])
            ),
            Section(
                (*_rows("network", found, NETWORKS), _notices_row(state, run)), title=t("process.outside")
            ),
        ),
        note=t("claims.note"),
        note_action=sources_of("process"),
        actions=(_way_on(run),),
        back=leave(state),
    )


def _way_on(run: Run) -> Action:
    if run.stage is Stage.WORKING:
        return Action("cancel-change", t("process.cancel"), Go("cancel_change"), Style.SECONDARY)
    return Action("leave", t("process.leave"), Return("me"))


def _rows(kind: str, found: dict[str, Standing], names: Iterable[str]) -> tuple[Row, ...]:
    return tuple(_row(name, t(f"places.{name}"), kind, found[name]) for name in names)


def _row(name: str, title: Text, kind: str, standing: Standing) -> Row:
    icon, tone = _SIGNS[standing]
    return Row(name, title, t(f"process.{kind}.{standing}"), icon=icon, tone=tone)


def _notices_row(state: State, run: Run) -> Row:
    of = len(state.account.linked_apps)
    done = Standing.RESTORED if run.stage is Stage.RETURNING else Standing.HELD
    count = sum(standing is done for standing in _notices(state, run).values())
    key = "process.corrected" if run.stage is Stage.RETURNING else "process.notified"
    icon, tone = _SIGNS[done if of and count == of else Standing.WAITING]
    return Row(
        "notices", t("rows.notices"), t(key, done=count, of=of), icon=icon, tone=tone, tap=Go("notices")
    )


def _notices(state: State, run: Run) -> dict[str, Standing]:
    found = standings(run, _process(state).elapsed(state.now))
    return {app.id: found[notice_to(app.id)] for app in state.account.linked_apps}


def notices(state: State) -> View:
    """Return what each third-party app is told (S06, S10), and its correction after a roll-back."""
    run = run_of(_process(state))
    found = _notices(state, run)
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
        callout=Callout(t("notices.oauth")),
        note=t("claims.note"),
        note_action=sources_of("notices"),
        back=leave(state),
    )


def cancel_change(state: State) -> View:
    """Return the question before everything is restored."""
    run = run_of(_process(state))
    span = _span((run.cursor + 1) * run.plan.pace.undo_s)
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


def rolled_back(state: State) -> View:
    """Return why the change did not take place, what is as before, and the way on."""
    headline, lead = told(state)
    return View(
        "rolled_back",
        Kind.RESULT,
        t("rolled_back.title"),
        headline=headline,
        lead=lead,
        icon="back_arrow",
        tone=Tone.WARN,
        sections=(
            Section(tuple(_as_before(state)), title=t("rolled_back.as_before")),
            *_money_that_stays(state),
        ),
        note=t("rolled_back.note"),
        note_action=sources_of("rolled_back"),
        actions=(
            Action("try-again", t("rolled_back.again"), Go("rename")),
            Action("finish", t("actions.done"), Noted(), Style.SECONDARY),
        ),
        back=leave(state),
    )


def _as_before(state: State) -> Iterable[Row]:
    account = state.account
    yield Row("name", t("rolled_back.name"), value=literal(account.masked_name), icon="id")
    limit = t("effects.amount", amount=Money(account.receipt_limit_fen))
    yield Row("receipts", t("effects.receipts"), value=limit, icon="gauge")
    paused = account.withdrawals_from is not None and account.withdrawals_from > state.now
    when = Moment(account.withdrawals_from) if paused and account.withdrawals_from else None
    free = t("effects.any_time") if when is None else t("wallet.paused_until", moment=when)
    yield Row("withdrawals", t("effects.withdrawals"), value=free, icon="clock")
    running = len(account.running_renewals)
    contracts = t("effects.running", count=running) if running else t("effects.none")
    yield Row("contracts", t("effects.contracts"), value=contracts, icon="repeat")
    found = _notices(state, run_of(_process(state))).values()
    corrected = sum(standing is Standing.RESTORED for standing in found)
    apps = t("rolled_back.apps", count=corrected) if corrected else t("rolled_back.no_apps")
    yield Row("notices", t("rows.notices"), apps, icon="message", tap=Go("notices"))


def _money_that_stays(state: State) -> tuple[Section, ...]:
    if not state.account.balance_fen:
        return ()
    amount = t("money.plain", amount=Money(state.account.balance_fen))
    row = Row("balance", t("rows.balance"), t("rolled_back.stays"), value=amount, icon="coin")
    return (Section((row,), title=t("rolled_back.meanwhile")),)


SCREENS: tuple[Screen, ...] = (
    Screen(
        "process",
        process,
        sources=("S01", "S02", "S03", "S04", "S05", "S07", "S08", "S09", "A10", "A11", "A12", "A13"),
        tells_of_change=True,
    ),
    Screen("notices", notices, sources=("S06", "S08", "S10"), tells_of_change=True),
    Screen("cancel_change", cancel_change, tells_of_change=True),
    Screen("rolled_back", rolled_back, sources=("S04", "S08", "A11", "A14"), tells_of_change=True),
)


def change_row(state: State) -> Row | None:
    """Return the line that tells of a change under way, or of one that ended and was not read about yet."""
    found = state.process
    if found is None or found.noted:
        return None
    headline, _ = told(state)
    match found.stage:
        case Stage.COMPLETED:
            return Row(
                "change", headline, t("me.change_read"), icon="check", tone=Tone.OK, tap=Go("submitted")
            )
        case Stage.ROLLED_BACK:
            return Row(
                "change", headline, t("me.change_why"), icon="alert", tone=Tone.WARN, tap=Go("rolled_back")
            )
    return Row("change", t("process.title"), headline, icon="clock", tone=Tone.WARN, tap=Go("process"))
