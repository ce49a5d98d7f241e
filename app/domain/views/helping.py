"""Help: how to change the name, what to keep away from (C05), and the way to a person."""

from __future__ import annotations

from app.domain.events import Go, Return
from app.domain.facts.text import t
from app.domain.state import State
from app.domain.views.model import Action, Callout, Kind, Row, Section, Tone, View
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
    return View(
        "help",
        Kind.LIST,
        t("rows.help"),
        sections=(Section(answers, title=t("help.questions")),) if explains else (),
        back=leave(state),
    )


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
