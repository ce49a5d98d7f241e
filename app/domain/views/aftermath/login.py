"""Logging in: a password, and on a changed account an SMS code as well (E06)."""

from __future__ import annotations

from app.domain.aftermath.events import Prove
from app.domain.facts.text import Text, t
from app.domain.state import State
from app.domain.views.keypads import code_entry, secret_entry, sms
from app.domain.views.model import Action, Kind, Row, Section, Style, Tone, View
from app.domain.views.screen import Screen, cancel, leave


def how_to_log_in(state: State) -> Text:
    """Return what a log-in asks for at present."""
    return t("effects.password_and_sms" if state.account.limited else "effects.password")


def log_out(state: State) -> View:
    """Return the question before logging out."""
    return View(
        "log_out",
        Kind.NOTICE,
        t("log_out.title"),
        lead=t("log_out.lead_limited" if state.account.limited else "log_out.lead"),
        actions=(
            Action("again", t("log_out.again"), Prove("login")),
            cancel(state),
        ),
        back=leave(state),
    )


def login(state: State) -> View:
    """Return the keypad for the log-in password."""
    return View(
        "login",
        Kind.KEYPAD,
        t("login.title"),
        headline=t("login.headline"),
        lead=t("login.account", handle=state.account.handle),
        entry=secret_entry(state.aftermath.proof.keypad, state.now, _not_now(state)),
        back=leave(state),
    )


def login_code(state: State) -> View:
    """Return the keypad for the code that a changed account asks for as well."""
    return code_view(
        state,
        "login_code",
        t(
            "login.code_lead" if state.setup.behaviour.explains_errors else "login.code_sent",
            phone=state.account.phone,
        ),
        t("login.title"),
        _not_now(state),
    )


def code_view(state: State, screen: str, lead: Text, title: Text, other: Action) -> View:
    """Return a keypad for an SMS code outside the change itself."""
    keypad, claims = state.aftermath.proof.keypad, state.setup.claims
    return View(
        screen,
        Kind.KEYPAD,
        title,
        headline=t("sms_code.headline"),
        lead=lead,
        entry=code_entry(keypad, state.now, claims, other),
        banner=sms(state, keypad),
        back=leave(state),
    )


def _not_now(state: State) -> Action:
    return Action("not-now", t("login.not_now"), leave(state), Style.LINK)


def logged_in(state: State) -> View:
    """Return what the log-in asked for."""
    limited = state.account.limited
    rows = (
        Row("password", t("login.password"), value=t("login.passed"), icon="check", tone=Tone.OK),
        Row(
            "code",
            t("login.code"),
            value=t("login.passed" if limited else "login.not_asked"),
            icon="check" if limited else "message",
            tone=Tone.OK if limited else Tone.NEUTRAL,
        ),
    )
    return View(
        "logged_in",
        Kind.RESULT,
        t("login.title"),
        headline=t("login.done"),
        lead=t("login.done_lead_limited" if limited else "login.done_lead"),
        icon="check",
        tone=Tone.OK,
        sections=(Section(rows, title=t("login.asked")),),
        actions=(Action("finish", t("actions.done"), leave(state)),),
        back=leave(state),
    )


SCREENS: tuple[Screen, ...] = (
    Screen("log_out", log_out, sources=("E06",), makes_way=True),
    Screen("login", login, sources=("E06", "E09", "A40")),
    Screen("login_code", login_code, sources=("E06",)),
    Screen("logged_in", logged_in, sources=("E06",)),
)
