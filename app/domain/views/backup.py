"""The backup before the change: its three tasks, and how far each has come (B01 to B05)."""

from __future__ import annotations

from app.domain.backup.events import LeaveBackup
from app.domain.backup.export import lost_in
from app.domain.backup.mail import masked
from app.domain.events import Go
from app.domain.facts.text import Span, Text, literal, t
from app.domain.rules.exporting import duration_s, left_s, saved
from app.domain.state import State
from app.domain.views import contacts, export, mail
from app.domain.views.model import Action, Kind, Row, Section, Style, Tone, View
from app.domain.views.screen import Screen, leave

TASKS = 3


def backup(state: State) -> View:
    """Return the three tasks with how far each has come."""
    done = state.backup.done
    rows = (_export_row(state), _group_row(state), _mail_row(state))
    return View(
        "backup",
        Kind.LIST,
        t("backup.title"),
        headline=t("backup.all_done" if done == TASKS else "backup.headline"),
        lead=t("backup.all_done_lead" if done == TASKS else "backup.lead"),
        sections=(Section(rows),),
        actions=_ways_on(state),
        back=leave(state),
    )


def _ways_on(state: State) -> tuple[Action, ...]:
    """Return the actions of somebody who is on the way to the rename page; nobody else needs any."""
    if not state.is_open("realname") or state.is_open("rename"):
        return ()
    if state.backup.export is not None or state.backup.done:
        return (Action("go-on", t("backup.go_on"), LeaveBackup()),)
    return (
        Action("to-export", t("backup.to_export"), Go("export")),
        Action("skip", t("backup.skip"), LeaveBackup(), Style.SECONDARY),
    )


def backup_row(state: State) -> Row:
    """Return the row that leads here from other pages, with what has been done."""
    done, running = state.backup.done, state.backup.export
    if running is not None and running.finished is None:
        detail = t("backup.row_running" if running.since else "backup.row_paused")
    else:
        detail = t("backup.row_done", count=done, of=TASKS) if done else t("backup.row")
    tone = Tone.OK if done else Tone.BRAND
    return Row("backup", t("rows.backup"), detail, icon="computer", tone=tone, tap=Go("backup"))


def _export_row(state: State) -> Row:
    running = state.backup.export
    if running is None:
        count = state.account.messages
        span = export.about(duration_s(count, state.setup.claims))
        return _task("export", t("export.offer", count=count, span=span), "computer", "export")
    if running.finished is not None:
        count = lost_in(state, running)
        detail = t("export.kept", count=count) if count else t("export.kept_all")
        return _task("export", detail, "computer", "export", done=True)
    if running.since is None:
        return _task("export", t("export.standing", count=saved(running, state.now)), "pause", "export")
    return _task("export", t("export.going", span=Span(left_s(running, state.now))), "computer", "export")


def _group_row(state: State) -> Row:
    members = len(state.backup.group)
    if members:
        return _task("group", t("group.kept", count=members), "contacts", "group", done=True)
    return _offer("group", "contacts", "backup_contacts")


def _mail_row(state: State) -> Row:
    bound = state.backup.mail.bound
    if bound:
        return _task("email", t("email.kept", address=literal(masked(bound))), "mail", "email", done=True)
    return _offer("email", "mail", "email")


def _task(name: str, detail: Text, icon: str, to: str, *, done: bool = False) -> Row:
    icon, tone = ("check", Tone.OK) if done else (icon, Tone.BRAND)
    return Row(name, t(f"backup.{name}"), detail, icon=icon, tone=tone, tap=Go(to))


def _offer(name: str, icon: str, to: str) -> Row:
    return Row(name, t(f"backup.{name}"), icon=icon, tap=Go(to), advice=t(f"{name}.offer"))


SCREENS: tuple[Screen, ...] = (
    Screen("backup", backup, sources=("B01", "B02", "B03", "B04")),
    *export.SCREENS,
    *contacts.SCREENS,
    *mail.SCREENS,
)
