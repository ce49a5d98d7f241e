"""The way in: 我, 支付, ···, 支付管理 (the first four of F01's seven nodes)."""

from __future__ import annotations

from app.domain.events import Go
from app.domain.facts.text import Money, Text, t
from app.domain.papers.steps import under_review
from app.domain.remedies.reminders import due
from app.domain.rules.conditions import met
from app.domain.saga import steps as process
from app.domain.state import State
from app.domain.views.backup import backup_row
from app.domain.views.model import Action, Kind, Layout, Row, Section, Tone, View
from app.domain.views.organisation import hub as organisation
from app.domain.views.process.telling import change_row
from app.domain.views.review import review_section
from app.domain.views.screen import Screen, cancel, leave
from app.domain.views.tabs import tabs


def link(name: str, icon: str, to: str, detail: Text | None = None) -> Row:
    """Return a row that opens a screen, titled by ``rows.<name>``."""
    return Row(name, t(f"rows.{name}"), detail, icon=icon, tap=Go(to))


def me(state: State) -> View:
    """Return the person's own page."""
    account = state.account
    profile = Row("profile", account.nickname, t("me.handle", handle=account.handle), icon="person")
    change = change_row(state)
    return View(
        "me",
        Kind.LIST,
        t("me.title"),
        node=1,
        sections=(
            Section((profile,), layout=Layout.PROFILE),
            *((Section((change,)),) if change else ()),
            *review_section(state),
            *_due(state),
            Section((link("pay", "wallet", "pay", t("me.pay_detail")), *organisation.entry(state))),
            Section((link("moments", "image", "moments"),)),
            Section(
                (
                    link("security", "shield", "security", t("me.security_detail")),
                    backup_row(state),
                    *_elder(state),
                    _settings(state),
                )
            ),
        ),
        tabs=tabs("me"),
    )


def _due(state: State) -> tuple[Section, ...]:
    """Return the reminders whose day has come; they lead to the check. A change comes first."""
    if process.running(state) or under_review(state):
        return ()
    rows = tuple(
        Row(
            f"reminder-{reminder.check}",
            met(reminder.check, state.setup.claims),
            t("reminders.detail"),
            icon="bell",
            tone=Tone.OK,
            tap=Go("rename"),
        )
        for reminder in due(state)
    )
    return (Section(rows, title=t("pay.reminders")),) if rows else ()


def _elder(state: State) -> tuple[Row, ...]:
    """Return the way to elder mode from the first page, which the specification for elders asks for."""
    if not state.setup.behaviour.offers_elder:
        return ()
    words = t("mode.elder_on" if state.elder else "mode.elder_off")
    return (Row("to-elder", t("mode.elder"), words, icon="glasses", tap=Go("settings")),)


def _settings(state: State) -> Row:
    has_elder = state.setup.behaviour.offers_elder
    return link("settings", "gear", "settings", t("me.settings_detail" if has_elder else "me.settings_plain"))


def pay(state: State) -> View:
    """Return the payment page. Only the clear design reminds of red packets here (U03)."""
    account = state.account
    hero = Section(
        (
            Row("collect", t("rows.collect"), icon="qr", tap=Go("collect")),
            Row(
                "wallet",
                t("rows.wallet"),
                value=t("money.plain", amount=Money(account.balance_fen)),
                icon="wallet",
                tap=Go("wallet"),
            ),
        ),
        layout=Layout.HERO,
    )
    services = Section(
        (link("top_up", "phone", "top_up"), link("bills", "drop", "bills")), title=t("pay.services")
    )
    return View(
        "pay",
        Kind.LIST,
        t("pay.title"),
        node=2,
        sections=(hero, services, *_reminder(state)),
        menu=Action("menu", t("nav.more"), Go("menu")),
        back=leave(state),
    )


def _reminder(state: State) -> tuple[Section, ...]:
    pending = state.account.pending_packets
    if not pending or not state.setup.behaviour.tells_red_packets:
        return ()
    row = Row(
        "packets",
        t("pay.packets", count=len(pending)),
        t("pay.packets_detail"),
        icon="packet",
        tone=Tone.WARN,
        tap=Go("packets"),
    )
    return (Section((row,), title=t("pay.reminders")),)


def menu(state: State) -> View:
    """Return the menu behind ···."""
    rows = (
        Row("manage", t("rows.manage"), t("menu.manage_detail"), icon="gear", tap=Go("manage")),
        Row("transactions", t("rows.transactions"), icon="list", tap=Go("transactions")),
        Row("help", t("rows.help"), icon="help", tap=Go("help")),
    )
    return View(
        "menu",
        Kind.MENU,
        t("menu.title"),
        node=3,
        sections=(Section(rows),),
        actions=(cancel(state),),
        back=leave(state),
    )


def manage(state: State) -> View:
    """Return payment management, where the reported design hides the renewals."""
    return View(
        "manage",
        Kind.LIST,
        t("manage.title"),
        node=4,
        sections=(
            Section((link("realname", "id", "realname", t("manage.realname_detail")),)),
            Section(
                (
                    link("renewals", "repeat", "renewals", _renewals(state)),
                    link("platforms", "bag", "platforms"),
                )
            ),
        ),
        back=leave(state),
    )


def _renewals(state: State) -> Text:
    """Say how many renewals can be cancelled, as the check counts them, and how many the change will end."""
    running, own = len(state.account.running_renewals), len(state.account.blocking_renewals)
    if not running:
        return t("manage.renewals_none")
    if running == own:
        return t("manage.renewals_detail", count=own)
    if not own:
        return t("manage.contracts_detail", count=running)
    return t("manage.renewals_and_contracts", count=own, others=running - own)


SCREENS: tuple[Screen, ...] = (
    Screen("me", me, sources=("F01",)),
    Screen("pay", pay, sources=("F01", "U03")),
    Screen("menu", menu, sources=("F01",), makes_way=True),
    Screen("manage", manage, sources=("F01",)),
)
