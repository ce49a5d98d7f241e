"""What comes after the commit, and where every figure comes from."""

from __future__ import annotations

from app.domain.account import mask_name
from app.domain.claims import Claim
from app.domain.events import Back, Return
from app.domain.state import State
from app.domain.text import Span, Text, literal, t
from app.domain.views.aftermath.hub import link_to_hub
from app.domain.views.model import Action, Kind, Row, Section, Tone, View
from app.domain.views.sources import SOURCES


def submitted(state: State) -> View:
    """Return the result: handed in and waiting, or done."""
    done = state.finished
    claim = state.setup.claims[state.setup.platform.time_claim]
    predicted = Span(round(state.setup.platform.predicted_seconds()))
    identity = Row(
        "identity",
        t("submitted.identity"),
        value=t("submitted.released" if done else "submitted.held"),
        icon="id",
    )
    times = (
        Row("measured", t("submitted.measured"), value=_span(state.duration_s), icon="clock"),
        Row("predicted", t("submitted.predicted"), value=t("submitted.span", span=predicted), icon="gauge"),
        Row("claimed", t("submitted.claimed"), claim.text, icon="quote", tone=Tone.NEUTRAL),
    )
    return View(
        "submitted",
        Kind.RESULT,
        t("submitted.title"),
        headline=t("submitted.done" if done else "submitted.headline"),
        lead=_lead(state),
        icon="check" if done else "clock",
        tone=Tone.OK if done else Tone.BRAND,
        sections=(Section((identity, *link_to_hub(state))), Section(times, title=t("submitted.times"))),
        note=t("claims.note"),
        actions=(Action("finish", t("actions.done"), Return("me")),),
        back=Back(),
    )


def _lead(state: State) -> Text:
    if state.finished:
        return t("submitted.done_lead", name=literal(state.account.masked_name))
    return t(
        "submitted.lead",
        name=literal(mask_name(state.account.pending_name)),
        most=Span(state.setup.claims.whole("S03") * 3600),
    )


def _span(seconds: int) -> Text:
    return t("submitted.span", span=Span(seconds))


def sources(state: State) -> View:
    """Return the claims that a screen rests on, each with its origin."""
    claims = tuple(state.setup.claims[name] for name in SOURCES[state.top.about])
    return View(
        "sources",
        Kind.LIST,
        t("claims.title"),
        headline=t("claims.headline"),
        lead=t("claims.lead"),
        sections=(Section(tuple(_claim_row(claim) for claim in claims)),),
        back=Back(),
    )


def _claim_row(claim: Claim) -> Row:
    detail = t("claims.origin", origin=claim.origin, status=t(f"claims.{claim.status}"))
    return Row(claim.id, claim.text, detail, icon="quote", tone=Tone.NEUTRAL)


VIEWS = {"submitted": submitted, "sources": sources}
