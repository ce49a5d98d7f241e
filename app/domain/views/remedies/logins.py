"""The log-ins: whose they were, and until when the odd ones count (P04)."""

from __future__ import annotations

from app.domain.events import Go
from app.domain.facts.obstacles import Login
from app.domain.facts.text import Moment, t
from app.domain.remedies.events import ReviewLogin
from app.domain.state import State
from app.domain.views.model import Action, Kind, Row, Section, Style, Tone, View
from app.domain.views.remedies.parts import endings, headline, question
from app.domain.views.screen import Screen, cancel, leave


def logins(state: State) -> View:
    """Return the log-ins, the odd ones to be reviewed, and the day from which they no longer count."""
    now = Row("this", state.setup.platform.name, t("logins.this"), icon="phone", tone=Tone.OK)
    latest_first = sorted(state.account.logins, key=lambda login: login.at, reverse=True)
    days = state.setup.claims.whole("P04")
    return View(
        "logins",
        Kind.LIST,
        t("rows.logins"),
        headline=headline(state, "P04", "logins"),
        lead=t("logins.lead", days=days, why=state.setup.claims["A88"].text)
        if any(login.odd for login in latest_first)
        else None,
        sections=(Section((now, *(_login_row(login) for login in latest_first))),),
        actions=endings(state, "P04"),
        back=leave(state),
    )


def _login_row(login: Login) -> Row:
    moment = Moment(login.at)
    title = t("logins.where", device=login.device, place=login.place)
    if not login.odd:
        return Row(login.id, title, t("logins.usual", moment=moment), icon="check", tone=Tone.OK)
    if login.review:
        detail = t(f"logins.{login.review}", moment=moment)
        return Row(login.id, title, detail, icon="clock", tone=Tone.NEUTRAL)
    detail = t("logins.odd", moment=moment)
    return Row(login.id, title, detail, icon="alert", tone=Tone.DANGER, tap=Go("login_record", login.id))


def login_record(state: State) -> View:
    """Return the sheet that asks whose an odd log-in was."""
    found = _found(state)
    rows = (
        Row(
            "mine",
            t("login_record.mine"),
            advice=t("login_record.mine_detail"),
            icon="check",
            tap=ReviewLogin(found.id, mine=True),
        ),
        Row(
            "not-mine",
            t("login_record.not_mine"),
            advice=t("login_record.not_mine_detail"),
            icon="close",
            tone=Tone.DANGER,
            tap=Go("log_device_out", found.id),
        ),
    )
    return View(
        "login_record",
        Kind.SHEET,
        t("login_record.title", moment=Moment(found.at), place=found.place),
        lead=t("login_record.lead", device=found.device),
        sections=(Section(rows),),
        actions=(cancel(state),),
        back=leave(state),
    )


def _found(state: State) -> Login:
    return next(login for login in state.account.logins if login.id == state.top.about)


def log_device_out(state: State) -> View:
    """Return the question before a device that is not the person's is logged out."""
    found = _found(state)
    return question(
        state,
        "log_device_out",
        t("log_device_out.title"),
        t("log_device_out.lead", device=found.device),
        Action("yes", t("log_device_out.yes"), ReviewLogin(found.id, mine=False), Style.DANGER),
    )


SCREENS: tuple[Screen, ...] = (
    Screen("logins", logins, sources=("P04", "A88")),
    Screen("login_record", login_record, sources=("P04",), makes_way=True),
    Screen("log_device_out", log_device_out),
)
