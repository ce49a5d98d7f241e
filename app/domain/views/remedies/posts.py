"""What the person administers: official accounts and enterprises (P11, P12)."""

from __future__ import annotations

from app.domain.events import Go
from app.domain.facts.obstacles import Enterprise, OfficialAccount
from app.domain.facts.text import Span, t
from app.domain.remedies.events import HandOver, ReportReleased
from app.domain.state import State
from app.domain.views.model import Action, Callout, Kind, Row, Section, Style, Tone, View
from app.domain.views.remedies.parts import endings, headline, question, way_back
from app.domain.views.screen import Screen, cancel, leave, reason


def official_accounts(state: State) -> View:
    """Return the official accounts, each with the way to give it up."""
    rows = tuple(_official_row(official) for official in state.account.official_accounts)
    nothing = Row("none", t("official_accounts.none"), icon="megaphone", tone=Tone.NEUTRAL)
    return View(
        "official_accounts",
        Kind.LIST,
        t("rows.official_accounts"),
        headline=headline(state, "P11", "official_accounts"),
        lead=reason(state, "A85") if state.account.official_accounts_run else None,
        sections=(Section(rows or (nothing,)),),
        actions=endings(state, "P11"),
        back=leave(state),
    )


def _official_row(official: OfficialAccount) -> Row:
    if official.released:
        return Row(official.id, official.name, t("official_accounts.released"), icon="check", tone=Tone.OK)
    button = Action(
        f"open-{official.id}", t("official_accounts.open"), Go("handoff", official.id), Style.SMALL
    )
    return Row(official.id, official.name, t("official_accounts.run"), icon="megaphone", button=button)


def handoff(state: State) -> View:
    """Return what is to be done on a computer, and the word that it is done."""
    official = next(each for each in state.account.official_accounts if each.id == state.top.about)
    steps = (
        Row("open", t("handoff.open"), t("handoff.address"), icon="computer"),
        Row("release", t("handoff.release"), t("handoff.release_detail", name=official.name), icon="person"),
        Row("return", t("handoff.return"), icon="check", advice=t("handoff.return_detail")),
    )
    return View(
        "handoff",
        Kind.LIST,
        t("screens.handoff"),
        headline=t("handoff.headline"),
        lead=t("handoff.lead", span=Span(state.setup.claims.whole("A23"))),
        sections=(Section(steps),),
        callout=Callout(t("handoff.missed", name=official.name), Tone.WARN) if official.missed else None,
        actions=(
            Action("done", t("handoff.done"), ReportReleased(official.id)),
            *way_back(state, done=False),
        ),
        back=leave(state),
    )


def enterprises(state: State) -> View:
    """Return the enterprises, each with the way to hand it over."""
    rows = tuple(_enterprise_row(enterprise) for enterprise in state.account.enterprises)
    nothing = Row("none", t("enterprises.none"), icon="building", tone=Tone.NEUTRAL)
    return View(
        "enterprises",
        Kind.LIST,
        t("rows.enterprises"),
        headline=headline(state, "P12", "enterprises"),
        lead=reason(state, "A86") if state.account.enterprises_run else None,
        sections=(Section(rows or (nothing,)),),
        actions=endings(state, "P12"),
        back=leave(state),
    )


def _enterprise_row(enterprise: Enterprise) -> Row:
    for colleague in enterprise.colleagues:
        if colleague.id == enterprise.successor:
            detail = t("enterprises.handed_over", name=colleague.name)
            return Row(enterprise.id, enterprise.name, detail, icon="check", tone=Tone.OK)
    button = Action(
        f"open-{enterprise.id}", t("enterprises.open"), Go("successor", enterprise.id), Style.SMALL
    )
    return Row(enterprise.id, enterprise.name, t("enterprises.run"), icon="building", button=button)


def successor(state: State) -> View:
    """Return the sheet with the colleagues who can take an enterprise over."""
    enterprise = next(each for each in state.account.enterprises if each.id == state.top.about)
    rows = tuple(
        Row(
            colleague.id,
            colleague.name,
            colleague.post,
            icon="person",
            tap=Go("hand_over", f"{enterprise.id} {colleague.id}"),
        )
        for colleague in enterprise.colleagues
    )
    return View(
        "successor",
        Kind.SHEET,
        t("successor.title", name=enterprise.name),
        lead=t("successor.lead"),
        sections=(Section(rows),),
        actions=(cancel(state),),
        back=leave(state),
    )


def hand_over(state: State) -> View:
    """Return the question before a colleague runs an enterprise in the person's place."""
    enterprise_id, colleague_id = state.top.about.split()
    enterprise = next(each for each in state.account.enterprises if each.id == enterprise_id)
    colleague = next(each for each in enterprise.colleagues if each.id == colleague_id)
    return question(
        state,
        "hand_over",
        t("hand_over.title", name=colleague.name),
        t("hand_over.lead", name=colleague.name, enterprise=enterprise.name),
        Action("yes", t("hand_over.yes"), HandOver(enterprise_id, colleague_id), Style.DANGER),
    )


SCREENS: tuple[Screen, ...] = (
    Screen("official_accounts", official_accounts, sources=("P11", "A23", "A85")),
    Screen("handoff", handoff, sources=("P11", "A23")),
    Screen("enterprises", enterprises, sources=("P12", "A23", "A86")),
    Screen("successor", successor, makes_way=True),
    Screen("hand_over", hand_over),
)
