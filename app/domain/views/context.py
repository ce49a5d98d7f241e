"""What surrounds the flow, as claims only (C01 to C04), and the warning against informal routes (C05)."""

from __future__ import annotations

from app.domain.events import Go, Return
from app.domain.facts.claims import Claim
from app.domain.facts.text import Number, Text, t
from app.domain.state import State
from app.domain.views.claims import claim_row, contradictions_row
from app.domain.views.model import Action, Callout, Kind, Row, Section, Table, Tone, View
from app.domain.views.screen import Screen, leave, sources_of

_PHONES = ("F05", "F06", "F07")


def context(state: State) -> View:
    """Return both rates of success beside each other (contradiction 3), the other claims, and the warning."""
    claims = state.setup.claims
    heads = (t("context.who"), t("context.status"), t("context.success"))
    others = tuple(claim_row(claims, claims[name]) for name in ("C02", "C03", "C04", "C06"))
    warning = Row(
        "informal",
        t("informal.title"),
        t("context.informal_detail"),
        icon="alert",
        tone=Tone.DANGER,
        tap=Go("informal"),
    )
    return View(
        "context",
        Kind.COMPARISON,
        t("context.title"),
        headline=t("context.headline"),
        lead=t("context.lead", origin=claims["C01"].origin),
        table=Table(heads, _rates(state)),
        sections=(
            Section((warning,)),
            Section(others, title=t("context.others")),
            *(() if state.is_open("contradictions") else (Section((contradictions_row(claims),)),)),
        ),
        note=t("claims.note"),
        note_action=sources_of("context"),
        back=leave(state),
    )


def _rates(state: State) -> tuple[tuple[Text, ...], ...]:
    claims = state.setup.claims
    overall = t("context.overall", year=str(claims.whole("C01", "year")))
    below = t("context.below", rate=Number(claims.figure("C01")))
    return (
        (overall, _status(claims["C01"]), below),
        *(
            (
                t(f"context.{name}"),
                _status(claims[name]),
                t("context.rate", rate=Number(claims.figure(name, "success"))),
            )
            for name in _PHONES
        ),
    )


def _status(claim: Claim) -> Text:
    return t(f"claims.{claim.status}")


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
        lead=state.setup.claims["C05"].text,
        sections=(Section(risks, title=t("informal.risks")),),
        callout=Callout(t("informal.instead")),
        note=t("claims.note"),
        note_action=sources_of("informal"),
        actions=() if state.account.pending_name else (action,),
        back=leave(state),
    )


SCREENS: tuple[Screen, ...] = (
    Screen("context", context, sources=("C01", "F05", "F06", "F07", "C02", "C03", "C04", "C06")),
    Screen("informal", informal, sources=("C05",)),
)
