"""Account and security: devices, log-ins, how to log in (E06), and what the person administers."""

from __future__ import annotations

from app.domain.events import Go
from app.domain.facts.text import Text, t
from app.domain.state import State
from app.domain.views.aftermath.login import how_to_log_in
from app.domain.views.model import Kind, Row, Section, View
from app.domain.views.screen import Screen, leave


def security(state: State) -> View:
    """Return where account and security leads."""
    account = state.account
    officials, enterprises = len(account.official_accounts_run), len(account.enterprises_run)
    access = (
        _row("devices", "phone", _device(state)),
        _row("logins", "clock", _logins(state)),
        Row("login", t("rows.login"), t("login.try"), how_to_log_in(state), icon="lock", tap=Go("log_out")),
    )
    posts = (
        _row("official_accounts", "megaphone", _run(officials)),
        _row("enterprises", "building", _run(enterprises)),
    )
    return View(
        "security",
        Kind.LIST,
        t("rows.security"),
        sections=(Section(access), Section(posts, title=t("security.posts"))),
        back=leave(state),
    )


def _row(screen: str, icon: str, detail: Text) -> Row:
    return Row(screen, t(f"rows.{screen}"), detail, icon=icon, tap=Go(screen))


def _device(state: State) -> Text:
    main = state.account.main_device
    return t("security.main_other", name=main.name) if main else t("security.main_this")


def _logins(state: State) -> Text:
    odd = sum(login.odd for login in state.account.logins)
    return t("security.odd", count=odd) if odd else t("security.no_odd")


def _run(count: int) -> Text:
    return t("security.run", count=count) if count else t("security.run_none")


SCREENS: tuple[Screen, ...] = (Screen("security", security, sources=("E06",)),)
