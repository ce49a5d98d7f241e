"""The export of the chats: before it starts, under way, and what came of it (B01, B04, B05)."""

from __future__ import annotations

from app.domain.backup.events import CancelExport, PauseExport, ResumeExport, StartExport
from app.domain.backup.export import lost_in
from app.domain.events import Go
from app.domain.facts.backup import Export
from app.domain.facts.text import Moment, Span, t
from app.domain.rules.exporting import Lost, duration_s, left_s, lost, saved, share
from app.domain.state import State
from app.domain.views.model import Action, Callout, Kind, Row, Section, Style, Tone, View
from app.domain.views.screen import Screen, leave

_MINUTE = 60  # s


def about(seconds: int) -> Span:
    """Round a length of time in s to whole minutes, at least one."""
    return Span(max(1, round(seconds / _MINUTE)) * _MINUTE)


def export(state: State) -> View:
    """Return the export: what it means before it starts, how far it is, or what came of it."""
    running = state.backup.export
    if running is None:
        return _before(state)
    return _running(state, running) if running.finished is None else _exported(state, running)


def _before(state: State) -> View:
    messages = state.account.messages
    span = about(duration_s(messages, state.setup.claims))
    facts = (
        Row("computer", t("export.computer"), value=state.account.computer, icon="computer"),
        Row("messages", t("export.messages"), value=t("export.count", count=messages), icon="chat"),
        Row("time", t("export.time"), value=t("export.about", span=span), icon="clock"),
    )
    start = Action("start", t("export.start"), StartExport())
    nothing = Action("start", t("export.nothing"), StartExport(), enabled=False)
    return View(
        "export_start",
        Kind.LIST,
        t("export.title"),
        headline=t("export.headline", count=messages),
        lead=t("export.lead"),
        sections=(Section(facts), Section(_never_kept(), title=t("export.not_kept"))),
        actions=(start if messages else nothing,),
        back=leave(state),
    )


def _never_kept() -> tuple[Row, ...]:
    return (
        Row("stickers", t("export.stickers"), t("export.stickers_detail"), icon="alert", tone=Tone.WARN),
        Row("withdrawn", t("export.withdrawn"), t("export.withdrawn_detail"), icon="alert", tone=Tone.WARN),
    )


def _running(state: State, export: Export) -> View:
    paused = export.since is None
    count = saved(export, state.now)
    cancel = Action("cancel", t("export.cancel"), Go("export_cancel"), Style.SECONDARY)
    hold = Action("pause", t("export.pause"), PauseExport(), Style.SECONDARY)
    go_on = Action("resume", t("export.resume"), ResumeExport())
    rows = (
        Row("saved", t("export.saved"), value=t("export.count", count=count), icon="check", tone=Tone.OK),
        Row("rest", t("export.rest"), value=t("export.count", count=export.messages - count), icon="chat"),
        Row("computer", t("export.computer"), value=state.account.computer, icon="computer"),
    )
    left = Span(left_s(export, state.now))
    return View(
        "export",
        Kind.PROGRESS,
        t("export.title"),
        headline=t("export.paused") if paused else t("export.left", span=left),
        lead=t("export.paused_lead", span=left) if paused else t("export.running_lead"),
        progress=share(export, state.now),
        sections=(Section(rows),),
        callout=Callout(t("export.goes_on")) if not paused else None,
        actions=(go_on if paused else hold, cancel),
        back=leave(state),
    )


def export_cancel(state: State) -> View:
    """Return the question before an export is given up."""
    return View(
        "export_cancel",
        Kind.NOTICE,
        t("export_cancel.title"),
        lead=t("export_cancel.lead"),
        actions=(
            Action("give-up", t("export_cancel.yes"), CancelExport(), Style.DANGER),
            Action("keep-on", t("export_cancel.no"), leave(state), Style.SECONDARY),
        ),
        back=leave(state),
    )


def _exported(state: State, export: Export) -> View:
    assert export.finished is not None
    not_kept = lost_in(state, export)
    whole = t("export.count", count=export.messages - not_kept)
    rows = (
        Row("whole", t("exported.whole"), value=whole, icon="check", tone=Tone.OK),
        Row(
            "unsaved",
            t("exported.unsaved"),
            value=t("export.count", count=not_kept),
            icon="alert",
            tone=Tone.WARN,
            tap=Go("unsaved") if not_kept else None,
        ),
        Row("computer", t("export.computer"), value=state.account.computer, icon="computer"),
        Row("when", t("exported.when"), value=t("exported.at", moment=Moment(export.finished)), icon="clock"),
    )
    return View(
        "exported",
        Kind.RESULT,
        t("export.title"),
        headline=t("exported.headline"),
        lead=t("exported.lead", count=not_kept) if not_kept else t("exported.lead_all"),
        icon="check",
        tone=Tone.OK,
        sections=(Section(rows),),
        actions=(Action("finish", t("actions.done"), leave(state)),),
        back=leave(state),
    )


def unsaved(state: State) -> View:
    """Return what the export could not keep whole: of which kind, and in which chats (B05)."""
    export = state.backup.export
    parts = lost(export.messages, state.account.contacts, state.setup.claims) if export is not None else ()
    stickers, withdrawn = sum(part.stickers for part in parts), sum(part.withdrawn for part in parts)
    kinds = (
        Row(
            "stickers",
            t("unsaved.stickers", count=stickers),
            t("export.stickers_detail"),
            icon="image",
            tone=Tone.WARN,
        ),
        Row(
            "withdrawn",
            t("unsaved.withdrawn", count=withdrawn),
            t("export.withdrawn_detail"),
            icon="back_arrow",
            tone=Tone.WARN,
        ),
    )
    chats = tuple(_chat_row(number, part) for number, part in enumerate(parts, start=1))
    return View(
        "unsaved",
        Kind.LIST,
        t("unsaved.title"),
        headline=t("unsaved.headline", count=stickers + withdrawn),
        lead=t("unsaved.lead"),
        sections=(Section(kinds, title=t("unsaved.kinds")), Section(chats, title=t("unsaved.chats"))),
        back=leave(state),
    )


def _chat_row(number: int, part: Lost) -> Row:
    stickers = t("unsaved.stickers", count=part.stickers)
    withdrawn = t("unsaved.withdrawn", count=part.withdrawn)
    both = t("unsaved.both", stickers=stickers, withdrawn=withdrawn)
    detail = both if part.stickers and part.withdrawn else stickers if part.stickers else withdrawn
    return Row(f"chat-{number}", part.chat or t("unsaved.others"), detail, icon="chat", tone=Tone.NEUTRAL)


SCREENS: tuple[Screen, ...] = (
    Screen(
        "export",
        export,
        faces={
            "export_start": ("B01", "B04", "B05", "A55"),
            "export": ("B01", "B04", "A55"),
            "exported": ("B01", "B05", "A56"),
        },
    ),
    Screen("export_cancel", export_cancel),
    Screen("unsaved", unsaved, sources=("B05", "A56")),
)
