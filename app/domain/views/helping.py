"""Help: how to change the name, what to keep away from (C05), and the way to a person."""

from __future__ import annotations

from dataclasses import replace

from app.domain.events import Go, Return
from app.domain.everyday.events import AskPerson
from app.domain.facts.text import t
from app.domain.state import State
from app.domain.views.model import Action, Callout, Kind, Row, Section, Style, Tone, View
from app.domain.views.screen import Screen, leave


def help_page(state: State) -> View:
    """Return what people ask about the change, and the way to a person."""
    explains = state.setup.behaviour.explains_errors
    answers = (
        Row("help-check", t("help.check"), t("help.check_detail"), icon="check", tap=Go("rename")),
        Row(
            "informal",
            t("informal.title"),
            t("informal.detail"),
            icon="alert",
            tone=Tone.DANGER,
            tap=Go("informal"),
        ),
    )
    person = Row("person", t("help.person"), t("help.person_detail"), icon="message", tap=AskPerson())
    return View(
        "help",
        Kind.LIST,
        t("rows.help"),
        sections=(*((Section(answers, title=t("help.questions")),) if explains else ()), Section((person,))),
        back=leave(state),
    )


def offered(shown: View, state: State) -> View:
    """Return a view with help and the way to a person, where something failed and the design explains."""
    if not state.setup.behaviour.explains_errors:
        return shown
    if shown.overlay is not None:
        return replace(shown, overlay=offered(shown.overlay, state))
    if shown.entry is not None and shown.entry.error is not None:
        links = (*shown.entry.links, *_links(shown, state))
        return replace(shown, entry=replace(shown.entry, links=links))
    if not shown.failed:
        return shown
    if shown.kind is Kind.NOTICE:
        return replace(shown, actions=(*shown.actions, *_links(shown, state)))
    rows = (
        Row("to-help", t("rows.help"), icon="help", tap=Go("help")),
        Row("to-person", t("help.person"), icon="message", tap=AskPerson(_code(shown, state))),
    )
    return replace(shown, sections=(*shown.sections, Section(rows, title=t("help.stuck"))))


def _links(shown: View, state: State) -> tuple[Action, ...]:
    return (
        Action("to-help", t("help.link"), Go("help"), Style.LINK),
        Action("to-person", t("help.person"), AskPerson(_code(shown, state)), Style.LINK),
    )


def _code(shown: View, state: State) -> str:
    """Return the code of what is on show, which customer service asks for."""
    blocked = any(item.check == "P13" and not item.passed for item in state.check.items)
    tells = shown.screen in ("check", "renewals")
    return str(state.setup.claims.whole("P13")) if tells and blocked else ""


def informal(state: State) -> View:
    """Return what informal routes may cost, and the official way instead. None of them is implemented."""
    risks = tuple(
        Row(name, t(f"informal.{name}"), icon="alert", tone=Tone.DANGER) for name in ("frozen", "leaked")
    )
    official = Return("check") if state.is_open("check") else Go("rename")
    action = Action("official", t("informal.official"), official)
    return View(
        "informal",
        Kind.LIST,
        t("informal.title"),
        headline=t("informal.headline"),
        sections=(Section(risks, title=t("informal.risks")),),
        callout=Callout(t("informal.instead")),
        actions=() if state.account.pending_name else (action,),
        back=leave(state),
    )


SCREENS: tuple[Screen, ...] = (
    Screen("help", help_page),
    Screen("informal", informal, sources=("C02", "C05")),
)
