"""The way in: 我, 支付, ···, 支付管理, 实名认证 (the first five of F01's seven nodes)."""

from __future__ import annotations

from app.domain.events import Back, Go
from app.domain.state import State
from app.domain.text import Day, Money, Text, literal, t
from app.domain.views.aftermath.hub import link_to_hub
from app.domain.views.model import Action, Kind, Layout, Row, Section, Style, Tone, View
from app.domain.views.sources import sources_of
from app.domain.views.tabs import tabs

_ABSENT = "absent"


def link(name: str, icon: str, to: str = _ABSENT, detail: Text | None = None) -> Row:
    """Return a row that opens a screen, titled by ``rows.<name>``."""
    return Row(name, t(f"rows.{name}"), detail, icon=icon, tap=Go(to, name if to == _ABSENT else ""))


def me(state: State) -> View:
    """Return the person's own page."""
    account = state.account
    profile = Row("profile", literal(account.name), t("me.handle", handle=account.handle), icon="person")
    return View(
        "me",
        Kind.LIST,
        t("me.title"),
        node=1,
        sections=(
            Section((profile,), layout=Layout.PROFILE),
            Section((link("pay", "wallet", "pay", t("me.pay_detail")),)),
            Section((link("favourites", "star"), link("moments", "image", "moments"), link("cards", "card"))),
            Section(
                (
                    link("security", "shield", "security"),
                    link("settings", "gear", detail=t("me.settings_detail")),
                )
            ),
        ),
        tabs=tabs("me"),
    )


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
        (link("top_up", "phone"), link("bills", "drop"), link("transport", "bus")), title=t("pay.services")
    )
    return View(
        "pay",
        Kind.LIST,
        t("pay.title"),
        node=2,
        sections=(hero, services, *_reminder(state)),
        menu=Action("menu", t("nav.more"), Go("menu")),
        back=Back(),
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
    """Return the sheet behind ···."""
    rows = (
        Row("manage", t("rows.manage"), t("menu.manage_detail"), icon="gear", tap=Go("manage")),
        Row("transactions", t("rows.transactions"), icon="list", tap=Go(_ABSENT, "transactions")),
        Row("help", t("rows.help"), icon="help", tap=Go(_ABSENT, "help")),
    )
    return View(
        "menu",
        Kind.SHEET,
        t("menu.title"),
        node=3,
        sections=(Section(rows),),
        actions=(Action("cancel", t("actions.cancel"), Back(), Style.SECONDARY),),
        back=Back(),
    )


def manage(state: State) -> View:
    """Return payment management, where the reported design hides the renewals."""
    running = len(state.account.running_renewals)
    return View(
        "manage",
        Kind.LIST,
        t("manage.title"),
        node=4,
        sections=(
            Section((link("realname", "id", "realname", t("manage.realname_detail")),)),
            Section(
                (
                    link("password", "lock"),
                    link("limits", "gauge"),
                    link("renewals", "repeat", "renewals", t("manage.renewals_detail", count=running)),
                    link("merchants", "bag", "merchants"),
                )
            ),
        ),
        back=Back(),
    )


def realname(state: State) -> View:
    """Return the real-name page: whose identity the account bears, and what can be done about it."""
    account = state.account
    waiting = bool(account.pending_name)
    card = Row(
        "identity",
        t("realname.waiting" if waiting else "realname.verified", name=account.masked_name),
        t("realname.document", number=account.document),
        icon="clock" if waiting else "check",
        tone=Tone.WARN if waiting else Tone.OK,
        tap=Go("submitted") if waiting else None,
    )
    this_year = sum(day.year == state.now.year for day in account.renamed)
    left = max(0, state.setup.claims.whole("P09") - this_year)
    used = t("realname.history_detail", used=this_year, left=left)
    rename = Row(
        "rename",
        t("rows.rename"),
        t("realname.rename_waiting" if waiting else "realname.rename_detail"),
        icon="edit",
        tap=None if waiting else Go("rename"),
    )
    return View(
        "realname",
        Kind.LIST,
        t("realname.title"),
        node=5,
        sections=(
            Section((card,), layout=Layout.PROFILE),
            Section(
                (
                    rename,
                    link("document", "id", detail=t("realname.document_detail")),
                    link("history", "list", "history", used),
                ),
                title=t("realname.manage"),
            ),
            *(Section(after) for after in (link_to_hub(state),) if after),
        ),
        note=t("claims.note"),
        note_action=sources_of("realname"),
        back=Back(),
    )


def history(state: State) -> View:
    """Return the earlier changes of the name."""
    renamed = tuple(
        Row(f"renamed-{number}", t("history.changed", day=Day(day)), icon="check", tone=Tone.OK)
        for number, day in enumerate(sorted(state.account.renamed, reverse=True), start=1)
    )
    none = Row("none", t("history.none"), t("history.none_detail"), icon="list", tone=Tone.NEUTRAL)
    return View(
        "history",
        Kind.LIST,
        t("history.title"),
        sections=(Section(renamed or (none,)),),
        back=Back(),
    )


def absent(state: State) -> View:
    """Return the notice for what a real super-app has here and this prototype leaves out."""
    return View(
        "absent",
        Kind.NOTICE,
        t("absent.title"),
        lead=t("absent.lead"),
        actions=(Action("ok", t("actions.understood"), Back()),),
        back=Back(),
    )


VIEWS = {
    "me": me,
    "pay": pay,
    "menu": menu,
    "manage": manage,
    "realname": realname,
    "history": history,
    "absent": absent,
}
